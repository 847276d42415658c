using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Names of environment variables.</summary>
internal sealed class EnvironmentVariableRule() : WorkflowRule("env-var")
{
    private static readonly char[] Forbidden = ['&', '=', ' ', '\t'];

    public override void EnterWorkflow(WorkflowSyntax workflow) => Check(workflow.Env);

    public override void EnterJob(JobSyntax job)
    {
        Check(job.Env);
        Check(job.Container?.Env);
        foreach (KeyValuePair<YamlScalar, ContainerSyntax> service in job.Services?.Containers ?? [])
        {
            Check(service.Value.Env);
        }
    }

    public override void VisitStep(JobSyntax job, StepSyntax step) => Check(step.Env);

    private void Check(EnvSyntax? env)
    {
        foreach (NamedText variable in env?.Variables ?? [])
        {
            if (variable.Name.Value.IndexOfAny(Forbidden) >= 0 && !ExpressionMarks.AreIn(variable.Name.Value))
            {
                Warn(variable.Name, Message.Of<RuleTexts>(nameof(RuleTexts.VariableName), variable.Name.Value));
            }
        }
    }
}
