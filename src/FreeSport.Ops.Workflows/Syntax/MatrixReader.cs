using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>Reads <c>strategy</c> and its <c>matrix</c>.</summary>
internal sealed class MatrixReader(ShapeReader shape)
{
    public StrategySyntax Strategy(YamlNode node)
    {
        MatrixSyntax? matrix = null;
        ValueSyntax<bool>? failFast = null;
        ValueSyntax<int>? maxParallel = null;
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(node, ShapeReader.Section("strategy")))
        {
            switch (entry.Key.Value)
            {
                case "matrix":
                    matrix = Matrix(entry.Key, entry.Value);
                    break;
                case "fail-fast":
                    failFast = shape.Boolean(entry.Value);
                    break;
                case "max-parallel":
                    maxParallel = shape.Whole(entry.Value);
                    if (maxParallel?.Value <= 0)
                    {
                        shape.Problem(entry.Value, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.MustBePositive), "max-parallel", maxParallel.Value));
                    }

                    break;
                default:
                    shape.Unknown(entry.Key, ShapeReader.Section("strategy"), "matrix", "fail-fast", "max-parallel");
                    break;
            }
        }

        return new StrategySyntax(matrix, failFast, maxParallel);
    }

    private MatrixSyntax Matrix(YamlScalar key, YamlNode node)
    {
        if (node is YamlScalar scalar)
        {
            // A placeholder's values are as little known as those of an expression.
            return new MatrixSyntax(node.Start, TemplatePlaceholders.Contains(scalar.Value) ? scalar : shape.Expression(scalar, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.MatrixShape))));
        }

        List<MatrixRow> rows = [];
        List<MatrixInsertion> inserted = [];
        MatrixSyntax matrix = new(key.Start, null) { Rows = rows, Inserted = inserted };
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(node, ShapeReader.Section("matrix"), ignoreCase: true))
        {
            if (ExpressionMarks.IsInsert(entry.Key.Value))
            {
                inserted.Add(new MatrixInsertion(rows.Count, entry.Value));
            }
            else if (entry.Key.Value.Equals("include", StringComparison.OrdinalIgnoreCase))
            {
                matrix.Include = Combinations("include", entry.Value);
            }
            else if (entry.Key.Value.Equals("exclude", StringComparison.OrdinalIgnoreCase))
            {
                matrix.Exclude = Combinations("exclude", entry.Value);
            }
            else if (Row(entry.Key, entry.Value) is { } row)
            {
                rows.Add(row);
            }
        }

        return matrix;
    }

    private MatrixRow? Row(YamlScalar key, YamlNode node)
    {
        if (node is YamlScalar scalar)
        {
            return new MatrixRow(key, [], shape.Expression(scalar, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.RowShape))) ?? scalar);
        }

        if (shape.Items(key.Value, node) is not { } items)
        {
            return null;
        }

        foreach (YamlNode item in items)
        {
            CheckValue(item);
        }

        return new MatrixRow(key, items, null);
    }

    private MatrixCombinations? Combinations(string section, YamlNode node)
    {
        if (node is YamlScalar scalar)
        {
            return shape.Expression(scalar, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.CombinationsShape))) is { } all ? new MatrixCombinations([], all) : null;
        }

        if (shape.Items(section, node, allowEmpty: true) is not { } items)
        {
            return null;
        }

        List<MatrixCombination> combinations = [];
        foreach (YamlNode item in items)
        {
            if (item is YamlScalar one)
            {
                if (shape.Expression(one, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.CombinationShape))) is { } expression)
                {
                    combinations.Add(new MatrixCombination([], expression));
                }

                continue;
            }

            IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> values = shape.Entries(item, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.Combination), section), ignoreCase: true);
            foreach (KeyValuePair<YamlScalar, YamlNode> value in values)
            {
                CheckValue(value.Value);
            }

            combinations.Add(new MatrixCombination(values, null));
        }

        return new MatrixCombinations(combinations, null);
    }

    // Values may be of any shape; only keys that stand twice are wrong.
    private void CheckValue(YamlNode node)
    {
        switch (node)
        {
            case YamlSequence list:
                foreach (YamlNode item in list.Items)
                {
                    CheckValue(item);
                }

                break;
            case YamlMapping:
                foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(node, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.MatrixValue)), allowEmpty: true, ignoreCase: true))
                {
                    CheckValue(entry.Value);
                }

                break;
        }
    }
}
