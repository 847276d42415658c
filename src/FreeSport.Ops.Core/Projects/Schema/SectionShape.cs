namespace FreeSport.Ops.Core.Projects.Schema;

/// <summary>Known keys with values.</summary>
/// <param name="Description">What it means.</param>
/// <param name="Keys">The keys and what each may hold.</param>
public sealed record SectionShape(string Description, IReadOnlyDictionary<string, Shape> Keys) : Shape(Description)
{
    /// <summary>Gets the keys that must be there.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];
}
