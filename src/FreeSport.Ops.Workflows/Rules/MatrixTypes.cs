using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Typing;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Guesses the type of <c>matrix</c> from its rows and combinations, checking the expressions in them.</summary>
internal sealed class MatrixTypes(ExpressionTexts texts, Action<YamlNode, Message> report)
{
    private const string Key = "jobs.<job_id>.strategy";

    public RecordType Of(MatrixSyntax matrix)
    {
        if (matrix.Expression is { } expression)
        {
            return OfExpression(expression);
        }

        Exclude(matrix.Exclude);
        foreach (MatrixInsertion inserted in matrix.Inserted)
        {
            CheckInserted(inserted.Value);
        }

        RecordType type = RecordType.Closed(matrix.Rows.Select(r => new KeyValuePair<string, ExpressionType>(r.Name.Value, OfRow(r))));
        type = matrix.Include is null ? type : WithInclude(type, matrix.Include);
        return matrix.Inserted.Count > 0 ? RecordType.Open : type;
    }

    private void CheckInserted(YamlNode node)
    {
        if (node is YamlScalar scalar)
        {
            One(scalar);
        }
        else
        {
            OfValue(node);
        }
    }

    private RecordType OfExpression(YamlScalar expression)
    {
        if (One(expression) is not RecordType { Properties: var properties } record)
        {
            return RecordType.Open;
        }

        RecordType type = RecordType.Of(properties.Where(static p => !IsCombination(p.Key)).Select(static p => new KeyValuePair<string, ExpressionType>(p.Key, p.Value is ListType list ? list.Item : p.Value)), record.Others);
        return properties.TryGetValue("include", out ExpressionType? include) && include is ListType { Item: RecordType added }
            ? type.Or(added) as RecordType ?? RecordType.Open
            : type;
    }

    private static bool IsCombination(string name) => name.Equals("include", StringComparison.OrdinalIgnoreCase) || name.Equals("exclude", StringComparison.OrdinalIgnoreCase);

    private ExpressionType? One(YamlScalar expression)
    {
        if (texts.Check(expression, Key) is not { Count: 1 } types)
        {
            return null;
        }

        if (types[0] is RecordType || types[0].IsAny)
        {
            return types[0];
        }

        report(expression, Message.Of<RuleTexts>(nameof(RuleTexts.SectionType), "matrix", types[0]));
        return null;
    }

    private ExpressionType OfRow(MatrixRow row)
    {
        if (row.Expression is { } expression)
        {
            return List(expression, row.Name.Value) is ListType list ? list.Item : ExpressionType.Any;
        }

        ExpressionType? type = null;
        foreach (YamlNode value in row.Values)
        {
            ExpressionType one = OfValue(value);
            type = type is null ? one : type.Or(one);
        }

        return type ?? ExpressionType.Any;
    }

    private ExpressionType? List(YamlScalar expression, string what)
    {
        if (!ExpressionMarks.AreIn(expression.Value) || texts.Check(expression, Key) is not { Count: 1 } types)
        {
            return null;
        }

        if (types[0] is ListType || types[0].IsAny)
        {
            return types[0];
        }

        report(expression, Message.Of<RuleTexts>(nameof(RuleTexts.ListType), what, types[0]));
        return null;
    }

    private void Exclude(MatrixCombinations? exclude)
    {
        if (exclude?.Expression is { } all)
        {
            List(all, "exclude");
        }

        foreach (MatrixCombination combination in exclude?.Items ?? [])
        {
            if (combination.Expression is { } one)
            {
                One(one);
            }

            foreach (KeyValuePair<YamlScalar, YamlNode> value in combination.Values)
            {
                OfValue(value.Value);
            }
        }
    }

    private RecordType WithInclude(RecordType type, MatrixCombinations include)
    {
        if (include.Expression is { } expression)
        {
            return texts.Check(expression, Key) is [ListType list] && type.Or(list.Item) is RecordType merged ? merged : RecordType.Open;
        }

        RecordBuilder all = new(type);
        foreach (MatrixCombination combination in include.Items)
        {
            if (combination.Expression is { } one)
            {
                if (One(one) is RecordType given)
                {
                    all.Merge(given);
                }
                else
                {
                    all.Open();
                }
            }

            foreach (KeyValuePair<YamlScalar, YamlNode> value in combination.Values)
            {
                if (ExpressionMarks.IsInsert(value.Key.Value))
                {
                    CheckInserted(value.Value);
                    all.Open();
                }
                else
                {
                    all.Add(value.Key.Value, OfValue(value.Value));
                }
            }
        }

        return all.Type;
    }

    private ExpressionType OfValue(YamlNode node) => node switch
    {
        YamlMapping map => RecordType.Closed([.. map.Entries.Select(e => new KeyValuePair<string, ExpressionType>(e.Key.Value, OfValue(e.Value)))]),
        YamlSequence list => new ListType(list.Items.Count == 0 ? ExpressionType.Any : list.Items.Select(OfValue).Aggregate(static (a, b) => a.Or(b))),
        YamlScalar scalar => OfScalar(scalar),
        _ => ExpressionType.Any,
    };

    private ExpressionType OfScalar(YamlScalar scalar)
    {
        List<ExpressionType>? types = texts.Check(scalar, Key);
        if (ExpressionMarks.AreAround(scalar.Value))
        {
            return types is { Count: 1 } ? types[0] : ExpressionType.Any;
        }

        return ExpressionType.OfLiteral(scalar.Value);
    }
}
