namespace FreeSport.Ops.Core.Projects.Schema;

/// <summary>A share in percent: a whole number from 0 to 100.</summary>
/// <param name="Description">What it means.</param>
public sealed record ShareShape(string Description) : Shape(Description);
