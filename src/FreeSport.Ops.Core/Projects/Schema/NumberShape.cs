namespace FreeSport.Ops.Core.Projects.Schema;

/// <summary>A number.</summary>
/// <param name="Description">What it means.</param>
public sealed record NumberShape(string Description) : Shape(Description);
