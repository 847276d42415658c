namespace FreeSport.Ops.Core.Evidence;

/// <summary>The newest evidence of each class for one subject.</summary>
/// <param name="Full">Measured, whole.</param>
/// <param name="DryRun">Measured, whole, by another kind of look that can disprove the first.</param>
/// <param name="Partial">Measured, in part.</param>
/// <param name="Asserted">Said by a person.</param>
/// <param name="Waived">Taken on by a person.</param>
/// <param name="Foreign">Passed over, as it was recorded for another repository; null when nothing was.</param>
internal sealed record SubjectEvidence(FsEvidence? Full, FsEvidence? DryRun, FsEvidence? Partial, FsEvidence? Asserted, FsEvidence? Waived, FsEvidence? Foreign = null);
