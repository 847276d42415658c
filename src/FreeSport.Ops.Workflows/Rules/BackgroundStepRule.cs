using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary><c>wait</c> and <c>cancel</c>: that the steps they name are there, come before and run in the background.</summary>
/// <remarks>Source: actions/languageservices, steps.ts. Unlike elsewhere the case of letters tells ids apart here.</remarks>
internal sealed class BackgroundStepRule() : WorkflowRule("background-steps")
{
    private readonly Dictionary<string, StepSyntax> _before = new(StringComparer.Ordinal);

    public override void EnterJob(JobSyntax job) => _before.Clear();

    public override void VisitStep(JobSyntax job, StepSyntax step)
    {
        foreach (YamlScalar target in step.Cancels is { } cancelled ? [cancelled] : step.Waits)
        {
            Check(job, step, target);
        }

        if (step.Id is { Value.Length: > 0 } id && !_before.ContainsKey(id.Value))
        {
            _before.Add(id.Value, step);
        }
    }

    private void Check(JobSyntax job, StepSyntax step, YamlScalar target)
    {
        string key = step.Cancels is null ? "wait" : "cancel";
        if (step.Id is { } own && own.Value.Equals(target.Value, StringComparison.OrdinalIgnoreCase))
        {
            Error(target, Message.Of<RuleTexts>(nameof(RuleTexts.WaitForItself), key, target.Value));
        }
        else if (!_before.TryGetValue(target.Value, out StepSyntax? found))
        {
            Error(target, job.Steps.FirstOrDefault(s => s.Id?.Value == target.Value) is { Id: { } later }
                ? Message.Of<RuleTexts>(nameof(RuleTexts.WaitForLater), key, target.Value, later.Start.Line)
                : Message.Of<RuleTexts>(nameof(RuleTexts.WaitForUnknown), key, target.Value, Nearest.Suggest(target.Value, _before.Keys)));
        }
        else if (found.Parallel is not null)
        {
            Error(target, Message.Of<RuleTexts>(nameof(RuleTexts.WaitForParallel), key, target.Value));
        }
        else if (!found.RunsInBackground)
        {
            Warn(target, Message.Of<RuleTexts>(nameof(RuleTexts.WaitForForeground), key, target.Value, found.Id!.Start.Line));
        }
    }
}
