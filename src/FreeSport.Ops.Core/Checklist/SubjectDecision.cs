namespace FreeSport.Ops.Core.Checklist;

/// <summary>Where one subject of a box stands.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why, in the reader's language.</param>
/// <param name="Evidence">The event that decided it; null when none did.</param>
internal sealed record SubjectDecision(string Subject, FsChecklistState State, string Reason, FsEvidence? Evidence);
