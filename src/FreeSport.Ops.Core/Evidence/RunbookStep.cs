namespace FreeSport.Ops.Core.Evidence;

/// <summary>One read-only step of the runbook.</summary>
/// <param name="Step">Where it stands on the page.</param>
/// <param name="Subject">What it looks at.</param>
/// <param name="NeedsConfiguration">Whether under a wrong configuration the conventions might be looked at for what the project means.</param>
/// <param name="RunAsync">Does it, and hands over its results.</param>
public sealed record RunbookStep(FsStep Step, string Subject, bool NeedsConfiguration, Func<CancellationToken, Task> RunAsync)
{
    /// <summary>Gets what it measures for the checklist, so that it need not be run again while that holds; null for a look of the moment.</summary>
    public RunbookFeed? Feeds { get; init; }
}
