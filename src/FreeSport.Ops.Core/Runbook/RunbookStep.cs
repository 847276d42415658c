namespace FreeSport.Ops.Core.Runbook;

/// <summary>One step of the runbook.</summary>
/// <param name="Step">Where it stands on the page.</param>
/// <param name="Subject">What it looks at.</param>
/// <param name="RunAsync">Does it.</param>
internal sealed record RunbookStep(FsStep Step, string Subject, Func<CancellationToken, Task> RunAsync);
