using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Actions of the repository itself: their <c>action.yml</c> and what a step gives them.</summary>
internal sealed class LocalActionRule() : WorkflowRule("action")
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public override void VisitStep(JobSyntax job, StepSyntax step)
    {
        if (step.Uses is not { } uses || LocalUses.PathOf(uses) is not { } path)
        {
            return;
        }

        if (LocalUses.IsOfSameCommit(uses.Value) && path.IndexOf('@') >= 0)
        {
            Error(uses, Message.Of<RuleTexts>(nameof(RuleTexts.RefOfSameCommit), uses.Value));
            return;
        }

        if (Context.Surroundings.Actions is not { } actions)
        {
            return;
        }

        // A checkout into a folder brings actions that are not in the repository: what is missing there is no finding.
        LocalAction local = actions.Find(path);
        if (local.File is null)
        {
            if (LocalUses.IsOfSameCommit(uses.Value))
            {
                Error(uses, Message.Of<RuleTexts>(nameof(RuleTexts.ActionMissing), uses.Value));
            }

            return;
        }

        bool isFirst = _seen.Add(path);
        if (isFirst)
        {
            foreach (Finding problem in local.Problems)
            {
                Error(uses, Message.Of<RuleTexts>(nameof(RuleTexts.ActionFileWrong), local.File, problem.Start.Line, problem.Start.Column, problem.Message));
            }
        }

        if (local.Action is not { } action)
        {
            return;
        }

        if (isFirst)
        {
            foreach (Message problem in ActionMetadata.Problems(action, file => actions.HasFile(path, file)))
            {
                Error(uses, Message.Of<RuleTexts>(nameof(RuleTexts.ActionMetadataWrong), local.File, problem));
            }
        }

        ActionInputs.Check(
            step,
            uses.Value,
            acceptsAny: false,
            [.. action.Inputs.Select(static i => new ActionInputFacts(i.Name.Value, i.IsRequired, i.IsDeprecated, i.DeprecationMessage))],
            Warn);
    }
}
