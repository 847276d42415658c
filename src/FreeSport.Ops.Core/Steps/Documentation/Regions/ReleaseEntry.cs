namespace FreeSport.Ops.Core.Steps.Documentation.Regions;

/// <summary>A release in the region of the releases.</summary>
/// <param name="Name">Its tag, or what else names it.</param>
/// <param name="Date">Its day, as <c>2026-11-27</c>; null where nobody knows.</param>
/// <param name="Commit">Its commit; null where nobody knows.</param>
/// <param name="Notes">What is said of it, line by line; none where nothing is.</param>
public sealed record ReleaseEntry(string Name, string? Date, string? Commit, IReadOnlyList<string> Notes);
