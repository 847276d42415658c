namespace FreeSport.Ops.Core.Steps.Workflows;

/// <summary>What narrows or bounds a run of act.</summary>
/// <param name="Event">The event; null for <c>push</c>, or the workflow's first own event where it has no push.</param>
/// <param name="Job">The key of one job, run with what it needs; null for all jobs.</param>
/// <param name="Execute">True to run the steps in local containers; false for a dry run.</param>
/// <param name="Timeout">How long one workflow may take.</param>
public sealed record ActOptions(string? Event, string? Job, bool Execute, TimeSpan Timeout);
