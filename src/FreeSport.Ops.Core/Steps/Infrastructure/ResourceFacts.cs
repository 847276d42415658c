namespace FreeSport.Ops.Core.Steps.Infrastructure;

/// <summary>Puts the facts of a resource together, in one order whatever order they came in.</summary>
internal sealed class ResourceFacts
{
    private readonly SortedDictionary<string, FsInfrastructureFact> _all = new(StringComparer.Ordinal);

    /// <summary>Adds a value that is shown; nothing for an empty one.</summary>
    public ResourceFacts Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _all[name] = new FsInfrastructureFact { Name = name, Value = value };
        }

        return this;
    }

    /// <summary>Adds a list that is shown, in one order; nothing for an empty one.</summary>
    public ResourceFacts Add(string name, IEnumerable<string> values) =>
        Add(name, string.Join(", ", values.Where(static v => v.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(static v => v, StringComparer.Ordinal)));

    /// <summary>Adds a value that is never shown.</summary>
    public ResourceFacts Hide(FsInfrastructureFact hidden)
    {
        _all[hidden.Name] = hidden;
        return this;
    }

    public FsInfrastructureFact[] ToArray() => [.. _all.Values];
}
