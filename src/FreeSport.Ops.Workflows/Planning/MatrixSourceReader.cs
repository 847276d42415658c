using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>Evaluates what a matrix is made of.</summary>
internal sealed class MatrixSourceReader(PlanExpressions expressions)
{
    // Far beyond what GitHub runs, and few enough to be put together at once.
    private const int MostEntries = 1024;

    private readonly List<KeyValuePair<string, IReadOnlyList<ExpressionValue>>> _rows = [];
    private readonly List<ExpressionMembers> _includes = [];
    private readonly List<ExpressionMembers> _excludes = [];
    private string? _unknown;
    private string? _problem;

    public MatrixSource Read(MatrixSyntax matrix)
    {
        if (matrix.Expression is { } whole)
        {
            Whole(expressions.Value(whole));
        }
        else
        {
            foreach (MatrixRow row in matrix.Rows)
            {
                Row(row.Name.Value, row.Expression is null ? ExpressionValue.Of([.. row.Values.Select(expressions.Value)]) : expressions.Value(row.Expression));
            }

            Written(matrix.Include, _includes);
            Written(matrix.Exclude, _excludes);
        }

        return new MatrixSource(_rows, _includes, _excludes) { Unknown = _unknown, Problem = _problem };
    }

    private void Whole(ExpressionValue value)
    {
        if (!IsKnown(value))
        {
            return;
        }

        if (value.Kind != ExpressionValueKind.Object || value.Members.Ordered.Count == 0)
        {
            _problem = PlanningTexts.MatrixNoObject;
            return;
        }

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

    private void Row(string name, ExpressionValue values)
    {
        if (!IsKnown(values))
        {
            return;
        }

        if (values.Kind != ExpressionValueKind.Array || values.Items.Count == 0)
        {
            _problem ??= PlanningTexts.MatrixEmptyRow.With(name);
            return;
        }

        _rows.Add(new KeyValuePair<string, IReadOnlyList<ExpressionValue>>(name, values.Items));
    }

    private void Written(MatrixCombinations? combinations, List<ExpressionMembers> into)
    {
        if (combinations?.Expression is { } all)
        {
            List(expressions.Value(all), into);
            return;
        }

        foreach (MatrixCombination combination in combinations?.Items.Take(MostEntries + 1) ?? [])
        {
            if (combination.Expression is { } one)
            {
                Entry(expressions.Value(one), into);
                continue;
            }

            ExpressionMembers members = new();
            foreach (KeyValuePair<YamlScalar, YamlNode> value in combination.Values)
            {
                members.Add(value.Key.Value, expressions.Value(value.Value));
            }

            Entry(ExpressionValue.Of(members), into);
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

            _problem ??= list.Kind == ExpressionValueKind.Array ? null : PlanningTexts.MatrixNoList;
        }
    }

    private void Entry(ExpressionValue entry, List<ExpressionMembers> into)
    {
        if (!IsKnown(entry))
        {
            return;
        }

        into.Add(entry.Members);
        _problem ??= entry.Kind != ExpressionValueKind.Object ? PlanningTexts.MatrixNoList
            : into.Count > MostEntries ? PlanningTexts.MatrixTooLarge.With(MatrixExpansion.MostLegs)
            : null;
    }

    private bool IsKnown(ExpressionValue value)
    {
        _unknown ??= value.Kind == ExpressionValueKind.Unknown ? PlanTexts.DependsOn(value) : null;
        return value.Kind != ExpressionValueKind.Unknown;
    }
}
