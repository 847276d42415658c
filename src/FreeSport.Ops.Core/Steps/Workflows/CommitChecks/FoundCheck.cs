namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks;

/// <summary>A check as GitHub lists it for a commit.</summary>
/// <param name="Check">What is shown of it.</param>
/// <param name="AppId">The app that ran it; null for a commit status.</param>
/// <param name="SuiteId">The suite it belongs to, the newer the higher; 0 for a commit status.</param>
internal sealed record FoundCheck(FsCommitCheck Check, long? AppId, long SuiteId);
