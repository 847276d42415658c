using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Tables;
using FreeSport.Ops.Workflows.Typing;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>The types of what steps and jobs hand on.</summary>
internal static class StepAndNeedTypes
{
    public static RecordType OfStep(StepSyntax step, RuleContext context) => RecordType.Of(
        ("outputs", OutputsOf(step.Uses, context)), ("conclusion", ExpressionType.Text), ("outcome", ExpressionType.Text));

    /// <summary>The jobs a job needs; those they need themselves are not within reach.</summary>
    public static RecordType OfNeeds(JobSyntax job, RuleContext context)
    {
        if (job.Needs.Count == 0)
        {
            return RecordType.Empty;
        }

        return RecordType.Closed(job.Needs
            .Select(n => context.Workflow.JobNamed(n.Value))
            .OfType<JobSyntax>()
            .Where(n => n != job)
            .Select(n => new KeyValuePair<string, ExpressionType>(
                n.Id.Value, RecordType.Of(("outputs", n.Call is { } call ? OutputsOf(call, context) : OutputsOf(n)), ("result", ExpressionType.Text)))));
    }

    public static RecordType OfJobs(WorkflowSyntax workflow) => RecordType.Closed(workflow.Jobs.Select(static j =>
        new KeyValuePair<string, ExpressionType>(j.Id.Value, RecordType.Of(("outputs", j.Call is null ? OutputsOf(j) : RecordType.Open), ("result", ExpressionType.Text)))));

    private static RecordType OutputsOf(JobSyntax job) => Texts(job.Outputs.Select(static o => o.Name.Value));

    private static RecordType OutputsOf(CallSyntax call, RuleContext context) =>
        LocalUses.PathOf(call.Uses) is { } path && context.Surroundings.Workflows?.Find(path).Call is { } target
            ? Texts(target.Outputs.Select(static o => o.Name.Value))
            : RecordType.OfTexts;

    private static RecordType OutputsOf(YamlScalar? uses, RuleContext context)
    {
        if (uses is null)
        {
            return RecordType.OfTexts;
        }

        if (LocalUses.PathOf(uses) is { } path)
        {
            return context.Surroundings.Actions?.Find(path).Action is { } local ? Texts(local.Outputs.Select(static o => o.Name.Value)) : RecordType.OfTexts;
        }

        // A script sets whatever outputs it likes, and early versions of download-artifact set one they do not declare.
        return uses.Value.StartsWith("actions/github-script@", StringComparison.Ordinal) ? RecordType.Open
            : PopularActions.TryGet(uses.Value, out PopularAction? action) ? action.SetsAnyOutput ? RecordType.Open : HidesOutputs(uses, action) ? RecordType.OfTexts : Texts(action.Outputs)
            : RecordType.OfTexts;
    }

    private static bool HidesOutputs(YamlScalar uses, PopularAction action) =>
        action.Outputs.Count == 0 && uses.Value.StartsWith("actions/download-artifact@", StringComparison.OrdinalIgnoreCase);

    private static RecordType Texts(IEnumerable<string> names) =>
        RecordType.Closed(names.Select(static n => new KeyValuePair<string, ExpressionType>(n, ExpressionType.Text)));
}
