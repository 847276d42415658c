namespace FreeSport.Ops.Core.Evidence;

/// <summary>What a step of the runbook measures for the checklist.</summary>
/// <param name="Box">The box.</param>
/// <param name="Subjects">What of the box; all of it for none.</param>
public sealed record RunbookFeed(FsChecklistItem Box, params string[] Subjects);
