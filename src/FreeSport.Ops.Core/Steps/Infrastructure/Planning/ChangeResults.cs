namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>Gives what was applied its verdict.</summary>
internal static class ChangeResults
{
    /// <summary>The result.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="changes">How far each change has come.</param>
    /// <param name="startedAt">When it was begun, in UTC.</param>
    /// <param name="isComplete">Whether the program said that everything was done.</param>
    /// <param name="problems">What went wrong, without values.</param>
    public static FsInfrastructureChange Of(FsInfrastructurePlan plan, IReadOnlyList<FsResourceChange> changes, DateTime startedAt, bool isComplete, IReadOnlyList<string> problems)
    {
        FsInfrastructureChange result = new()
        {
            Step = FsStep.Infrastructure,
            Subject = plan.Subject,
            PlanId = plan.PlanId,
            Kind = plan.Kind,
            Target = plan.Target,
            Environment = plan.Environment,
            Changes = [.. changes],
            DoneCount = Count(FsResourceChangeState.Done),
            FailedCount = Count(FsResourceChangeState.Failed),
            UncertainCount = Count(FsResourceChangeState.Uncertain),
            NotReachedCount = Count(FsResourceChangeState.NotReached),
            StartedAt = startedAt,
            Scope = isComplete ? FsScope.Full : FsScope.Partial,
            LeftOut = [.. changes.Where(static c => c.State != FsResourceChangeState.Done).Select(static c => $"{c} ({c.State})")],
            Inputs = plan.InputsHash.Length == 0 ? [] : [new FsInput { Name = "plan " + plan.PlanId, Kind = FsInputKind.Remote, Fingerprint = plan.InputsHash }],
            Tools = plan.Tools,
        };
        result.Outcome = !isComplete || result.FailedCount > 0 ? FsOutcome.Failed
            : result.UncertainCount + result.NotReachedCount > 0 ? FsOutcome.Inconclusive
            : FsOutcome.Passed;
        result.Summary = changes.Count == 0 && isComplete ? PlanTexts.NothingToDo : PlanWords.Summary(result);
        result.Detail = problems.Count == 0 ? null : string.Join("\n", problems);
        if (result.Outcome != FsOutcome.Passed)
        {
            result.Remedy = PlanTexts.LeftRemedy;
            result.NextCommand = PlanFailures.Again(plan);
        }

        return result;

        int Count(FsResourceChangeState state) => changes.Count(c => c.State == state);
    }
}
