using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Values;

/// <summary>One combination of a matrix: what one job of it sees as <c>matrix</c>.</summary>
internal sealed class MatrixLeg
{
    private readonly List<KeyValuePair<string, ExpressionValue>> _values;
    private readonly int _naming;

    public MatrixLeg(IEnumerable<KeyValuePair<string, ExpressionValue>> values, string provenance)
    {
        (_values, Provenance) = ([.. values], provenance);
        _naming = _values.Count;
    }

    /// <summary>Gets where it comes from, in the reader's language.</summary>
    public string Provenance { get; private set; }

    /// <summary>Gets what is unknown about the matrix as a whole; null for a real leg.</summary>
    public string? Unknown { get; private init; }

    public string Text => string.Join(", ", _values.Select(static v => v.Key + ": " + ValueDisplay.Show(v.Value)));

    /// <summary>
    /// Gets the values alone, as GitHub puts them behind a job's name: each part of a list or mapping for itself, without
    /// those that are empty and those that an entry of <c>include</c> adds. Source: MatrixBuilder of GitHub's runner.
    /// </summary>
    public string Values => string.Join(", ", _values.Take(_naming).SelectMany(static v => Parts(v.Value)).Select(ValueDisplay.Show));

    /// <summary>The one leg that stands for a matrix nobody knows yet.</summary>
    public static MatrixLeg Unexpanded(string reason) => new([], string.Empty) { Unknown = reason };

    public ExpressionValue? Find(string name) =>
        _values.FirstOrDefault(v => v.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public void Extend(ExpressionMembers include, string provenance)
    {
        foreach (KeyValuePair<string, ExpressionValue> added in include.Ordered)
        {
            int at = _values.FindIndex(v => v.Key.Equals(added.Key, StringComparison.OrdinalIgnoreCase));
            if (at < 0)
            {
                _values.Add(added);
            }
            else
            {
                _values[at] = new KeyValuePair<string, ExpressionValue>(_values[at].Key, added.Value);
            }
        }

        Provenance = Provenance.Length == 0 ? provenance : Provenance + "; " + provenance;
    }

    /// <summary>What the leg's expressions see as <c>matrix</c>.</summary>
    public ExpressionValue ToValue()
    {
        if (Unknown is not null)
        {
            return ExpressionValue.Unknown("matrix");
        }

        ExpressionMembers members = new();
        foreach (KeyValuePair<string, ExpressionValue> value in _values)
        {
            members.Add(value.Key, value.Value);
        }

        return ExpressionValue.Of(members);
    }

    private static IEnumerable<ExpressionValue> Parts(ExpressionValue value) => value.Kind switch
    {
        ExpressionValueKind.Array => value.Items.SelectMany(Parts),
        ExpressionValueKind.Object => value.Members.Ordered.SelectMany(static m => Parts(m.Value)),
        ExpressionValueKind.Null => [],
        ExpressionValueKind.String when value.Text.Length == 0 => [],
        _ => [value],
    };
}
