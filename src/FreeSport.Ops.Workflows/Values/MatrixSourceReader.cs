using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Values;

/// <summary>Evaluates what a matrix is made of.</summary>
/// <param name="values">Evaluates at the matrix's place.</param>
internal sealed class MatrixSourceReader(NodeValues values)
{
    // Far beyond what GitHub runs, and few enough to be put together at once.
    private const int MostEntries = 1024;

    private readonly List<KeyValuePair<string, IReadOnlyList<ExpressionValue>>> _rows = [];
    private readonly List<ExpressionMembers> _includes = [];
    private readonly List<ExpressionMembers> _excludes = [];
    private string? _unknown;
    private Message? _problem;
    private bool _isOfOtherType;

    public MatrixSource Read(MatrixSyntax matrix)
    {
        if (matrix.Expression is { } whole)
        {
            // The placeholder of a template is filled in before anything runs.
            Whole(ExpressionMarks.AreIn(whole.Value) ? values.Value(whole) : ExpressionValue.Unknown(whole.Value));
        }
        else
        {
            for (int i = 0; i <= matrix.Rows.Count; i++)
            {
                foreach (MatrixInsertion insertion in matrix.Inserted.Where(n => n.RowsBefore == i))
                {
                    Inserted(values.Value(insertion.Value));
                }

                if (i < matrix.Rows.Count && matrix.Rows[i] is { } row)
                {
                    Row(row.Name.Value, row.Expression is null ? ExpressionValue.Of([.. row.Values.Select(values.Value)]) : values.Value(row.Expression));
                }
            }

            Written(matrix.Include, _includes);
            Written(matrix.Exclude, _excludes);
            _problem ??= _unknown is null && _rows.Count == 0 && _includes.Count == 0 ? Message.Of<ValuesTexts>(nameof(ValuesTexts.MatrixNoVector)) : null;
        }

        return new MatrixSource(_rows, _includes, _excludes) { Unknown = _unknown, Problem = _problem, IsOfOtherType = _isOfOtherType };
    }

    private void Whole(ExpressionValue value)
    {
        if (!IsKnown(value))
        {
            return;
        }

        if (value.Kind != ExpressionValueKind.Object)
        {
            _problem = Message.Of<ValuesTexts>(nameof(ValuesTexts.MatrixNoObject));
            _isOfOtherType = true;
            return;
        }

        Inserted(value);
        _problem ??= _unknown is null && _rows.Count == 0 && _includes.Count == 0 ? Message.Of<ValuesTexts>(nameof(ValuesTexts.MatrixNoVector)) : null;
    }

    private void Inserted(ExpressionValue value)
    {
        if (!IsKnown(value))
        {
            return;
        }

        _problem ??= value.Kind == ExpressionValueKind.Object ? null : Message.Of<ValuesTexts>(nameof(ValuesTexts.MatrixNoObject));
        foreach (KeyValuePair<string, ExpressionValue> member in value.Members.Ordered)
        {
            if (member.Key.Equals("include", StringComparison.OrdinalIgnoreCase))
            {
                List(member.Value, _includes);
            }
            else if (member.Key.Equals("exclude", StringComparison.OrdinalIgnoreCase))
            {
                List(member.Value, _excludes);
            }
            else
            {
                Row(member.Key, member.Value);
            }
        }
    }

    private void Row(string name, ExpressionValue items)
    {
        if (!IsKnown(items))
        {
            return;
        }

        if (items.Kind != ExpressionValueKind.Array || items.Items.Count == 0)
        {
            _problem ??= Message.Of<ValuesTexts>(nameof(ValuesTexts.MatrixEmptyRow), name);
            _isOfOtherType |= items.Kind != ExpressionValueKind.Array;
            return;
        }

        _rows.Add(new KeyValuePair<string, IReadOnlyList<ExpressionValue>>(name, items.Items));
    }

    private void Written(MatrixCombinations? combinations, List<ExpressionMembers> into)
    {
        if (combinations?.Expression is { } all)
        {
            List(values.Value(all), into);
            return;
        }

        foreach (MatrixCombination combination in combinations?.Items.Take(MostEntries + 1) ?? [])
        {
            if (combination.Expression is { } one)
            {
                Entry(values.Value(one), into);
                continue;
            }

            ExpressionMembers members = new();
            foreach (KeyValuePair<YamlScalar, YamlNode> value in combination.Values)
            {
                Pair(value.Key.Value, values.Value(value.Value), members);
            }

            Entry(ExpressionValue.Of(members), into);
        }
    }

    private void Pair(string key, ExpressionValue value, ExpressionMembers into)
    {
        if (!ExpressionMarks.IsInsert(key))
        {
            into.Add(key, value);
        }
        else if (IsKnown(value))
        {
            _problem ??= value.Kind == ExpressionValueKind.Object ? null : Message.Of<ValuesTexts>(nameof(ValuesTexts.MatrixNoObject));
            foreach (KeyValuePair<string, ExpressionValue> member in value.Members.Ordered)
            {
                into.Add(member.Key, member.Value);
            }
        }
    }

    private void List(ExpressionValue list, List<ExpressionMembers> into)
    {
        if (IsKnown(list))
        {
            foreach (ExpressionValue item in list.Items.Take(MostEntries + 1))
            {
                Entry(item, into);
            }

            _isOfOtherType |= list.Kind != ExpressionValueKind.Array && into == _excludes;
            _problem ??= list.Kind == ExpressionValueKind.Array ? null : Message.Of<ValuesTexts>(nameof(ValuesTexts.MatrixNoList));
        }
    }

    private void Entry(ExpressionValue entry, List<ExpressionMembers> into)
    {
        if (!IsKnown(entry))
        {
            return;
        }

        into.Add(entry.Members);
        _problem ??= entry.Kind != ExpressionValueKind.Object ? Message.Of<ValuesTexts>(nameof(ValuesTexts.MatrixNoList))
            : entry.Members.Ordered.Count == 0 && _unknown is null ? Message.Of<ValuesTexts>(nameof(ValuesTexts.MatrixEmptyEntry))
            : null;

        // An entry of include may extend legs instead of adding one, and one of exclude takes some away.
        _unknown ??= into.Count > MostEntries ? ValuesTexts.MatrixUndecided : null;
    }

    private bool IsKnown(ExpressionValue value)
    {
        _unknown ??= value.Kind == ExpressionValueKind.Unknown ? ValueDisplay.DependsOn(value) : null;
        return value.Kind != ExpressionValueKind.Unknown;
    }
}
