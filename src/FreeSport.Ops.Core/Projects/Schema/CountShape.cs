namespace FreeSport.Ops.Core.Projects.Schema;

/// <summary>A whole number, at most six digits long.</summary>
/// <param name="Description">What it means.</param>
/// <param name="Least">The least it may be: 0 or 1.</param>
public sealed record CountShape(string Description, int Least = 0) : Shape(Description);
