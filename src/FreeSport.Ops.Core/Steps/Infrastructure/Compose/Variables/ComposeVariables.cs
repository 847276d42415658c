using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Variables;

/// <summary>The variables that are put into compose files, and those that the files ask for in vain.</summary>
internal sealed class ComposeVariables
{
    private readonly Dictionary<string, string> _values;
    private readonly Dictionary<string, ComposePlace> _unset;
    private readonly HashSet<ComposePlace> _blanks;

    /// <summary>Initializes a new instance of the <see cref="ComposeVariables"/> class.</summary>
    public ComposeVariables(IReadOnlyDictionary<string, string> values)
        : this(values, new Dictionary<string, ComposePlace>(StringComparer.Ordinal), [])
    {
    }

    private ComposeVariables(IReadOnlyDictionary<string, string> values, Dictionary<string, ComposePlace> unset, HashSet<ComposePlace> blanks)
    {
        _values = values.ToDictionary(static v => v.Key, static v => v.Value, StringComparer.Ordinal);
        _unset = unset;
        _blanks = blanks;
    }

    /// <summary>Gets every place that asks for a variable that is not set.</summary>
    public IReadOnlyCollection<ComposePlace> Blanks => _blanks;

    /// <summary>Gets the variables that are not set and have no default, each with the first place that asks for it.</summary>
    public IReadOnlyDictionary<string, ComposePlace> Unset => _unset;

    /// <summary>The value of a variable; null when it is not set.</summary>
    public string? Find(string name) => _values.TryGetValue(name, out string? value) ? value : null;

    /// <summary>Remembers a variable that is not set.</summary>
    public void Miss(string name, ComposePlace place)
    {
        _blanks.Add(place);
        if (!_unset.ContainsKey(name))
        {
            _unset[name] = place;
        }
    }

    /// <summary>These variables and those of an included project, which do not replace them.</summary>
    public ComposeVariables With(IReadOnlyDictionary<string, string> others)
    {
        Dictionary<string, string> all = others.ToDictionary(static v => v.Key, static v => v.Value, StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> own in _values)
        {
            all[own.Key] = own.Value;
        }

        return new ComposeVariables(all, _unset, _blanks);
    }

    /// <summary>Sets a variable that compose itself gives, unless it is set.</summary>
    public void Offer(string name, string value)
    {
        if (!_values.ContainsKey(name))
        {
            _values[name] = value;
        }
    }
}
