using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Tables;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Actions of other repositories and Docker images: how they are named, what they take, what they run on.</summary>
internal sealed class ActionRule() : WorkflowRule("action")
{
    // The runner runs them on Node 20. What was a part of the runner once is gone.
    private static readonly string[] MovedRuntimes = ["node12", "node16"];

    public override void VisitStep(JobSyntax job, StepSyntax step)
    {
        if (step.Uses is not { Value.Length: > 0 } uses || ExpressionMarks.AreIn(uses.Value) || LocalUses.Is(uses.Value))
        {
            return;
        }

        if (uses.Value.StartsWith(StepReader.DockerPrefix, StringComparison.Ordinal))
        {
            CheckImage(uses);
        }
        else if (CheckName(uses))
        {
            CheckKnown(step, uses);
        }
    }

    private void CheckKnown(StepSyntax step, YamlScalar uses)
    {
        if (RetiredActions.Find(uses.Value, () => Context.Places.Line(uses.End.Line)) is { } retired)
        {
            Error(uses, Message.Of<RuleTexts>(nameof(RuleTexts.ActionRetired), uses.Value, retired.Since, retired.Instead));
        }
        else if (PopularActions.TryGet(uses.Value, out PopularAction? action))
        {
            if (action.Using == "plugin")
            {
                Error(uses, Message.Of<RuleTexts>(nameof(RuleTexts.RuntimeGone), uses.Value, action.Using));
                return;
            }

            if (MovedRuntimes.Contains(action.Using))
            {
                Warn(uses, Message.Of<RuleTexts>(nameof(RuleTexts.RuntimeMoved), uses.Value, action.Using));
            }

            ActionInputs.Check(
                step,
                uses.Value,
                action.AcceptsAnyInput,
                [.. action.Inputs.Values.Select(static i => new ActionInputFacts(i.Name, i.IsRequired, i.DeprecationMessage is not null, i.DeprecationMessage ?? string.Empty))],
                Warn);
        }
    }

    private bool CheckName(YamlScalar uses)
    {
        int at = uses.Value.IndexOf('@');
        string[] parts = (at < 0 ? uses.Value : uses.Value.Substring(0, at)).Split('/');
        Message? problem = at < 0 ? Message.Of<RuleTexts>(nameof(RuleTexts.ActionWithoutRef))
            : parts.Length < 2 ? Message.Of<RuleTexts>(nameof(RuleTexts.ActionWithoutOwner))
            : parts[0].Length == 0 || parts[1].Length == 0 || at == uses.Value.Length - 1 ? Message.Of<RuleTexts>(nameof(RuleTexts.ActionPartEmpty))
            : null;
        if (problem is not null)
        {
            Error(uses, Message.Of<RuleTexts>(nameof(RuleTexts.ActionName), uses.Value, problem));
        }
        else if (CommitRef.IsShort(uses.Value.Substring(at + 1)))
        {
            Error(uses, Message.Of<RuleTexts>(nameof(RuleTexts.ShortCommit), uses.Value));
        }

        return problem is null;
    }

    private void CheckImage(YamlScalar uses)
    {
        string image = uses.Value.Substring(StepReader.DockerPrefix.Length);
        if (image.EndsWith(":", StringComparison.Ordinal))
        {
            Error(uses, Message.Of<RuleTexts>(nameof(RuleTexts.ImageTagEmpty), uses.Value));
        }
        else if (image.Length == 0 || image.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            Error(uses, Message.Of<RuleTexts>(nameof(RuleTexts.ImageName), uses.Value));
        }
    }
}
