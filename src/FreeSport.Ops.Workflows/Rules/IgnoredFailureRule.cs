using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Jobs that go on with what a job before them has refused.</summary>
internal sealed class IgnoredFailureRule() : WorkflowRule("ignored-failure")
{
    private static readonly Regex Refuses = new(@"\bsetFailed\s*\(|\bthrow\s+new\b", RegexOptions.CultureInvariant);

    // Who was asked, by whom, and from where: what a guard looks at.
    private static readonly Regex Asked = new(@"\binputs\.|github\.ref|github\.actor|github\.event_name|github\.head_ref|GITHUB_REF|GITHUB_ACTOR|GITHUB_EVENT_NAME", RegexOptions.CultureInvariant);

    private static readonly Regex StepOutput = new(@"steps\.(?<id>[A-Za-z_][A-Za-z0-9_-]*)\.outputs", RegexOptions.CultureInvariant);

    public override void LeaveWorkflow(WorkflowSyntax workflow)
    {
        JobSyntax[] after = [.. workflow.Jobs.Where(static j => j.If is not null && j.Needs.Count > 0)];
        foreach (JobSyntax job in workflow.Jobs.Where(j => j.ContinueOnError is null && after.Length > 0))
        {
            int guard = GuardOf(job);
            if (guard >= 0)
            {
                CheckAfter(workflow, job, guard);
            }
        }
    }

    // The step that ends the job where what was asked for may not be done; -1 where no step does.
    private int GuardOf(JobSyntax job)
    {
        for (int i = job.Steps.Count - 1; i >= 0; i--)
        {
            StepSyntax step = job.Steps[i];
            if (step.ContinueOnError is null && (step.If is not null ? IsRefusal(job, step) : Judges(job, step)))
            {
                return i;
            }
        }

        return -1;
    }

    private bool IsRefusal(JobSyntax job, StepSyntax step) =>
        (EndsItself(step) && Context.CommandsOf(job, step) is [.., { IsConditional: false } last] && (IsExit(last) || last.Is("false")))
        || (step.Input("script") is { } script && Refuses.IsMatch(script.Value));

    private bool Judges(JobSyntax job, StepSyntax step) =>
        ((EndsItself(step) ? step.Run : step.Input("script")) is { } script && (Asked.IsMatch(script.Value) || (step.Env?.Variables ?? []).Any(static v => Asked.IsMatch(v.Value.Value))))
        && ((EndsItself(step) && Context.CommandsOf(job, step).Any(static c => c.IsConditional && IsExit(c))) || (step.Input("script") is not null && Refuses.IsMatch(script.Value)));

    // Most scripts need not be read for it.
    private static bool EndsItself(StepSyntax step) => step.Run is { } run && (run.Value.Contains("exit") || run.Value.Contains("false"));

    private static bool IsExit(ShellCommand command) => command.Is("exit") && command.Words.Count > 1 && command.Words[1].Text != "0";

    private static ExpressionNode? Parse(YamlScalar condition)
    {
        string text = condition.Value.Trim();
        return ExpressionMarks.AreAround(text)
            ? ExpressionParser.ParseEmbedded(text, ExpressionMarks.Open.Length, out _).Root
            : ExpressionParser.Parse(text).Root;
    }

    private static bool Asks(ExpressionNode node, Func<ExpressionNode, bool> what) => what(node) || node.Children.Any(c => Asks(c, what));

    private static bool IsStatus(ExpressionNode node) => node is CallNode call && FailedNeeds.IsStatus(call.Name);

    private static bool IsOf(ExpressionNode node, string job, string part) =>
        node is PropertyNode property && property.Name.Equals(part, StringComparison.OrdinalIgnoreCase)
        && property.Target is PropertyNode { Target: ContextNode { Name: "needs" } } need && need.Name.Equals(job, StringComparison.OrdinalIgnoreCase);

    private void CheckAfter(WorkflowSyntax workflow, JobSyntax refusing, int guard)
    {
        FailedNeeds needs = new(workflow, refusing, OutputsBefore(refusing, guard));
        foreach (JobSyntax job in workflow.Jobs.Where(needs.ComesAfter))
        {
            if (job.If is { } condition && Parse(condition) is { } root && Asks(root, IsStatus) && needs.MayRun(job, root) && needs.MayRunOtherwise(job, root) && GoesOn(job, root, refusing))
            {
                StepSyntax step = refusing.Steps[guard];
                bool isNeeded = job.Needs.Any(n => n.Value.Equals(refusing.Id.Value, StringComparison.OrdinalIgnoreCase));
                Warn(condition, Message.Of<RuleTexts>(
                    isNeeded ? nameof(RuleTexts.FailureIgnored) : nameof(RuleTexts.FailureUnseen),
                    job.Id.Value,
                    refusing.Id.Value,
                    step.Name?.Value ?? step.Id?.Value ?? (step.Run ?? step.Uses)!.Value.FirstLine(60),
                    step.Start.Line));
            }
        }
    }

    // Who tidies up or tells of a failure is right to run; who builds, deploys or reads the outputs goes on with the work.
    private bool GoesOn(JobSyntax job, ExpressionNode condition, JobSyntax refusing) =>
        job.Environment is not null || Context.UsesOf(job).Any(static u => u.Scopes[0] is "packages" or "contents" or "pages" or "deployments")
        || Asks(condition, n => IsOf(n, refusing.Id.Value, "outputs"));

    // What a step sets is there for others though a later step fails; what comes later is not.
    private static HashSet<string> OutputsBefore(JobSyntax job, int guard)
    {
        HashSet<string> before = new(job.Steps.Take(guard + 1).Select(static s => s.Id?.Value).OfType<string>(), StringComparer.OrdinalIgnoreCase);
        return new HashSet<string>(
            job.Outputs.Where(o => StepOutput.Match(o.Value.Value) is not { Success: true } m || before.Contains(m.Groups["id"].Value)).Select(static o => o.Name.Value),
            StringComparer.OrdinalIgnoreCase);
    }
}
