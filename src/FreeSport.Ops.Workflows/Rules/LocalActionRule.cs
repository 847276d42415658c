using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Actions of the repository itself: that they are there, and what a step gives them. What is wrong with one is told in its own file.</summary>
internal sealed class LocalActionRule() : WorkflowRule("action")
{
    private readonly ActionArrival _arrival = new();

    public override void EnterJob(JobSyntax job) => _arrival.Begin();

    public override void VisitStep(JobSyntax job, StepSyntax step)
    {
        if (step.Uses is { } uses && LocalUses.PathOf(uses) is { } path)
        {
            Check(step, path, LocalUses.IsOfSameCommit(uses.Value));
        }

        _arrival.Pass(step);
    }

    private void Check(StepSyntax step, string path, bool isOfSameCommit)
    {
        if (isOfSameCommit && path.IndexOf('@') >= 0)
        {
            Error(step.Uses!, Message.Of<RuleTexts>(nameof(RuleTexts.RefOfSameCommit), step.Uses!.Value));
            return;
        }

        if (Context.Surroundings.Actions is not { } actions)
        {
            return;
        }

        LocalAction local = actions.Find(path);
        if (local.Action is { } action)
        {
            ActionInputs.Check(
                step,
                step.Uses!.Value,
                acceptsAny: false,
                [.. action.Inputs.Select(static i => new ActionInputFacts(i.Name.Value, i.IsRequired, i.IsDeprecated, i.DeprecationMessage))],
                Warn);
        }
        else if (local.File is null && !actions.IsThere(path))
        {
            TellMissing(step, path, isOfSameCommit);
        }
    }

    // "./" is the folder the job works in: of a workflow that others call it is theirs, and of an action whoever uses it decides.
    private void TellMissing(StepSyntax step, string path, bool isOfSameCommit)
    {
        Message missing = Message.Of<RuleTexts>(nameof(RuleTexts.ActionMissing), step.Uses!.Value);
        if (isOfSameCommit || (Context.Action is null && Context.Workflow.Call is null && !_arrival.MayHaveBrought(path)))
        {
            Error(step.Uses, missing);
        }
        else if (Context.Action is not null && !_arrival.MayHaveBrought(path))
        {
            Warn(step.Uses, missing);
        }
    }
}
