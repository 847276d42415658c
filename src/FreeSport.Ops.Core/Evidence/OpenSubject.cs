namespace FreeSport.Ops.Core.Evidence;

/// <summary>A subject that keeps a box open.</summary>
/// <param name="Name">The subject.</param>
/// <param name="Evidence">The event that decided it; null when none did.</param>
public sealed record OpenSubject(string Name, FsEvidence? Evidence);
