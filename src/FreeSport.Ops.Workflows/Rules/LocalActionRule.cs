using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Actions of the repository itself: their <c>action.yml</c> and what a step gives them.</summary>
internal sealed class LocalActionRule() : WorkflowRule("action")
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public override void VisitStep(JobSyntax job, StepSyntax step)
    {
        if (step.Uses is not { } uses || !uses.Value.StartsWith("./", StringComparison.Ordinal) || ExpressionMarks.AreIn(uses.Value)
            || Context.Surroundings.Actions is not { } actions)
        {
            return;
        }

        // A checkout into a folder brings actions that are not in the repository: what is missing is no finding.
        LocalAction local = actions.Find(uses.Value);
        if (local.File is null)
        {
            return;
        }

        bool isFirst = _seen.Add(uses.Value);
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
            foreach (Message problem in ActionMetadata.Problems(action, file => actions.HasFile(uses.Value, file)))
            {
                Error(uses, Message.Of<RuleTexts>(nameof(RuleTexts.ActionMetadataWrong), local.File, problem));
            }
        }

        ActionInputs.Check(
            step,
            uses.Value,
            acceptsAny: false,
            [.. action.Inputs.Select(static i => new ActionInputFacts(i.Name.Value, i.IsRequired, i.IsDeprecated, i.DeprecationMessage))],
            Error,
            Warn);
    }
}
