namespace FreeSport.Ops.Core.Projects.Schema;

/// <summary>True or false.</summary>
/// <param name="Description">What it means.</param>
public sealed record FlagShape(string Description) : Shape(Description);
