namespace FreeSport.Ops.Core.Projects.Bmad;

/// <summary>A section of a document: a heading and what stands below it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Level">The level of its heading, from 1.</param>
/// <param name="Title">The heading's text.</param>
/// <param name="First">The index of the heading's line.</param>
/// <param name="End">The index of the line behind it: the next heading of its level or above, or the end.</param>
internal sealed record StorySection(StorySectionKind Kind, int Level, string Title, int First, int End);
