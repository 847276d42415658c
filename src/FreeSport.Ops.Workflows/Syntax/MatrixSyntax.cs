using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary><c>strategy</c>.</summary>
internal sealed record StrategySyntax(MatrixSyntax? Matrix, ValueSyntax<bool>? FailFast, ValueSyntax<int>? MaxParallel);

/// <summary><c>matrix</c>: rows with include and exclude, or one expression that gives it all.</summary>
/// <param name="Start">Where it stands.</param>
/// <param name="Expression">The expression; null when it is written out.</param>
internal sealed record MatrixSyntax(YamlPosition Start, YamlScalar? Expression)
{
    public IReadOnlyList<MatrixRow> Rows { get; set; } = [];

    /// <summary>Gets what <c>${{ insert }}</c> brings: rows, <c>include</c> and <c>exclude</c>, as an expression or written out.</summary>
    public IReadOnlyList<MatrixInsertion> Inserted { get; init; } = [];

    public MatrixCombinations? Include { get; set; }

    public MatrixCombinations? Exclude { get; set; }

    public MatrixRow? RowNamed(string name) => Rows.FirstOrDefault(r => r.Name.Value.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What <c>${{ insert }}</c> brings into a matrix.</summary>
/// <param name="RowsBefore">How many rows stand before it.</param>
/// <param name="Value">A mapping, or an expression that gives one.</param>
internal sealed record MatrixInsertion(int RowsBefore, YamlNode Value);

/// <summary>One row of a matrix: a name and its values.</summary>
/// <param name="Name">The key.</param>
/// <param name="Values">The values.</param>
/// <param name="Expression">The expression that gives the values; null when they are written out.</param>
internal sealed record MatrixRow(YamlScalar Name, IReadOnlyList<YamlNode> Values, YamlScalar? Expression);

/// <summary><c>include</c> or <c>exclude</c>.</summary>
/// <param name="Items">The combinations.</param>
/// <param name="Expression">The expression that gives them all; null when they are written out.</param>
internal sealed record MatrixCombinations(IReadOnlyList<MatrixCombination> Items, YamlScalar? Expression)
{
    public bool HasExpression => Expression is not null || Items.Any(static i => i.Expression is not null || i.Values.Any(static v => ExpressionMarks.IsInsert(v.Key.Value)));
}

/// <summary>One combination: values by name, or one expression that gives them.</summary>
internal sealed record MatrixCombination(IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Values, YamlScalar? Expression);
