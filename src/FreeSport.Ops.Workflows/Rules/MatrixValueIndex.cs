using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>The values that a key of a matrix can have, looked up by what <c>exclude</c> asks for.</summary>
internal sealed class MatrixValueIndex
{
    private const int MostShown = 30;

    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly HashSet<string> _scalars = new(StringComparer.Ordinal);
    private readonly List<string> _shown = [];
    private readonly List<YamlNode> _lists = [];
    private readonly List<YamlMapping> _maps = [];
    private readonly Dictionary<(string Key, string Value), List<YamlMapping>> _mapsByPart = [];
    private readonly Dictionary<string, List<YamlMapping>> _mapsWithOpenPart = new(StringComparer.Ordinal);
    private bool _isOpen;

    /// <summary>Gets the values on one line, as far as a message has room for them.</summary>
    public string Shown => string.Join(", ", _shown.Take(MostShown)) + (_shown.Count > MostShown ? ", …" : string.Empty);

    public void Add(YamlNode value)
    {
        string written = MatrixValues.Write(value);
        if (!_written.Add(written))
        {
            return;
        }

        _shown.Add(written);
        _isOpen |= MatrixValues.IsOpen(value);
        switch (value)
        {
            case YamlScalar scalar:
                _scalars.Add(MatrixValues.Compared(scalar));
                break;
            case YamlSequence:
                _lists.Add(value);
                break;
            case YamlMapping map:
                _maps.Add(map);
                foreach (KeyValuePair<YamlScalar, YamlNode> part in map.Entries)
                {
                    string key = part.Key.Value.ToLowerInvariant();
                    if (part.Value is YamlScalar leaf && !MatrixValues.IsOpen(leaf))
                    {
                        In(_mapsByPart, (key, MatrixValues.Compared(leaf))).Add(map);
                    }
                    else
                    {
                        In(_mapsWithOpenPart, key).Add(map);
                    }
                }

                break;
        }
    }

    /// <summary>Whether a value has all that a filter asks for.</summary>
    public bool HasFor(YamlNode filter) => _isOpen || MatrixValues.IsOpen(filter) || filter switch
    {
        YamlScalar wanted => _scalars.Contains(MatrixValues.Compared(wanted)),
        YamlSequence list => list.Items.Count == 0 || _lists.Exists(v => MatrixValues.Covers(v, filter)),
        YamlMapping { Entries.Count: 0 } => true,
        YamlMapping wanted => Candidates(wanted).Any(v => MatrixValues.Covers(v, filter)),
        _ => false,
    };

    // The part that the fewest have decides who is looked at.
    private IEnumerable<YamlMapping> Candidates(YamlMapping wanted)
    {
        IReadOnlyList<YamlMapping>[] byPart =
        [
            .. wanted.Entries.Where(static e => e.Value is YamlScalar && !MatrixValues.IsOpen(e.Value)).Select(e => With(e.Key.Value.ToLowerInvariant(), MatrixValues.Compared((YamlScalar)e.Value))),
        ];
        return byPart.Length == 0 ? _maps : byPart.OrderBy(static maps => maps.Count).First();
    }

    private IReadOnlyList<YamlMapping> With(string key, string value)
    {
        IReadOnlyList<YamlMapping> same = _mapsByPart.TryGetValue((key, value), out List<YamlMapping>? maps) ? maps : [];
        return _mapsWithOpenPart.TryGetValue(key, out List<YamlMapping>? open) ? [.. same, .. open] : same;
    }

    private static List<YamlMapping> In<TKey>(Dictionary<TKey, List<YamlMapping>> index, TKey key)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out List<YamlMapping>? maps))
        {
            index[key] = maps = [];
        }

        return maps;
    }
}
