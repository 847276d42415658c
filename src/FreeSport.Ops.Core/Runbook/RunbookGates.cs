namespace FreeSport.Ops.Core.Runbook;

/// <summary>Whether steps let a deployment begin.</summary>
internal static class RunbookGates
{
    /// <summary>What each step came to.</summary>
    /// <param name="results">The results so far.</param>
    /// <param name="ran">The steps that were run.</param>
    /// <param name="reused">How many results of a step were taken over.</param>
    public static FsRunbookGate[] Of(IReadOnlyCollection<FsResult> results, IReadOnlyCollection<FsStep> ran, Func<FsStep, int> reused) =>
    [
        .. RunbookOptions.AllSteps.Select(step =>
        {
            FsResult[] all = [.. results.Where(r => r.Step == step)];
            string[] blocking = [.. all.Where(static r => r.Outcome is FsOutcome.Failed or FsOutcome.Inconclusive).Select(static r => r.Subject).Distinct(StringComparer.Ordinal)];
            return new FsRunbookGate
            {
                Step = step,
                State = !ran.Contains(step) ? FsRunbookGateState.NotRun
                    : blocking.Length > 0 ? FsRunbookGateState.Closed
                    : all.Any(static r => r.Outcome != FsOutcome.Skipped) ? FsRunbookGateState.Open : FsRunbookGateState.NotApplicable,
                ResultCount = all.Length,
                ReusedCount = reused(step),
                Blocking = blocking,
            };
        }),
    ];

    /// <summary>The steps before the deployment that keep it from beginning.</summary>
    /// <param name="gates">What each step came to.</param>
    public static FsRunbookGate[] BeforeDeployment(IEnumerable<FsRunbookGate> gates) =>
        [.. gates.Where(static g => g.Step < FsStep.Deployment && g.State is FsRunbookGateState.NotRun or FsRunbookGateState.Closed)];
}
