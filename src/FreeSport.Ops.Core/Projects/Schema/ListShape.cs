namespace FreeSport.Ops.Core.Projects.Schema;

/// <summary>A list; one text alone counts as a list of one.</summary>
/// <param name="Description">What it means.</param>
/// <param name="Item">What each item may be.</param>
public sealed record ListShape(string Description, Shape Item) : Shape(Description);
