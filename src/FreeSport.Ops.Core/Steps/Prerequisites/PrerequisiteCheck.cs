namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>One thing that must be there before a change begins.</summary>
/// <param name="Subject">What is looked at.</param>
/// <param name="RunAsync">Looks.</param>
public sealed record PrerequisiteCheck(string Subject, Func<CancellationToken, Task<FsResult>> RunAsync);
