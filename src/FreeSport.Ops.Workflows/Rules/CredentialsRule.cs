using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Passwords of container registries, written into the file.</summary>
internal sealed class CredentialsRule() : WorkflowRule(RuleName)
{
    public const string RuleName = "credentials";

    public override void EnterJob(JobSyntax job)
    {
        Check(job.Container, "container");
        foreach (KeyValuePair<YamlScalar, ContainerSyntax> service in job.Services?.Containers ?? [])
        {
            Check(service.Value, service.Key.Value);
        }
    }

    // The password itself is not repeated in the message.
    private void Check(ContainerSyntax? container, string where)
    {
        if (container?.Credentials?.Password is { } password && !ExpressionMarks.AreAround(password.Value))
        {
            Warn(password, Message.Of<RuleTexts>(nameof(RuleTexts.Password), where, "${{ secrets.NAME }}"));
        }
    }
}
