namespace FreeSport.Ops.Core.Projects.Schema;

/// <summary>Known keys with values.</summary>
/// <param name="Description">What it means.</param>
/// <param name="Keys">The keys and what each may hold.</param>
public sealed record SectionShape(string Description, IReadOnlyDictionary<string, Shape> Keys) : Shape(Description)
{
    /// <summary>Gets the keys that must be there.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Gets keys of which exactly one must be there; none for any.</summary>
    public IReadOnlyList<string> OneOf { get; init; } = [];

    /// <summary>Gets the key that is meant when a list or a single text stands in place of the section; null when none may.</summary>
    public string? ShortForm { get; init; }
}
