namespace FreeSport.Ops.Core.Steps.Deployment.Releases;

/// <summary>A release as the project's document lists it.</summary>
/// <param name="At">When, as the document says it, which names no time zone.</param>
/// <param name="Tag">The tag of its images.</param>
/// <param name="Images">Its images.</param>
internal sealed record ChangeLogEntry(DateTime At, string Tag, IReadOnlyList<string> Images);
