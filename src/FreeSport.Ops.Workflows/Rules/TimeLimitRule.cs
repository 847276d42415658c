using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Jobs that change something outside and may hang for as long as GitHub lets them.</summary>
internal sealed class TimeLimitRule() : WorkflowRule("time-limit")
{
    private static readonly string[] Outside = ["packages", "contents", "pages", "deployments", "issues"];

    public override void LeaveJob(JobSyntax job)
    {
        if (job.Steps.Count == 0 || job.TimeoutMinutes is not null || job.Steps.All(static s => s.TimeoutMinutes is not null))
        {
            return;
        }

        if (job.Environment?.Name is { } environment)
        {
            Note(job.Id, Message.Of<RuleTexts>(nameof(RuleTexts.EnvironmentWithoutLimit), job.Id.Value, environment.Value));
        }
        else if (Context.UsesOf(job).FirstOrDefault(static u => u.Scopes.Length == 1 && Outside.Contains(u.Scopes[0])) is { } use)
        {
            Note(job.Id, Message.Of<RuleTexts>(nameof(RuleTexts.WorkWithoutLimit), job.Id.Value, use.What));
        }
    }
}
