namespace FreeSport.Ops.Core.Projects.Schema;

/// <summary>Names that the project gives, each with a section.</summary>
/// <param name="Description">What it means.</param>
/// <param name="Value">What each name holds.</param>
public sealed record NamedShape(string Description, SectionShape Value) : Shape(Description)
{
    /// <summary>Gets the names that are allowed; null for any.</summary>
    public IReadOnlyList<string>? Names { get; init; }
}
