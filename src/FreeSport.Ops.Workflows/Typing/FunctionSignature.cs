namespace FreeSport.Ops.Workflows.Typing;

/// <summary>What a function takes and gives.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Result">What it gives.</param>
/// <param name="Parameters">What it takes; the last one again and again when it is repeated.</param>
/// <param name="IsRepeated">True when more of the last parameter may follow.</param>
/// <param name="IsPure">True when the same arguments always give the same result.</param>
internal sealed record FunctionSignature(
    string Name, ExpressionType Result, IReadOnlyList<ExpressionType> Parameters, bool IsRepeated = false, bool IsPure = true)
{
    private static readonly ListType AnyList = new(ExpressionType.Any);

    private static readonly ListType TextList = new(ExpressionType.Text);

    /// <summary>Gets every function by name, with its overloads. Source: GitHub's expressions reference.</summary>
    public static IReadOnlyDictionary<string, FunctionSignature[]> All { get; } = new FunctionSignature[]
    {
        new("contains", ExpressionType.Boolean, [ExpressionType.Text, ExpressionType.Text]),
        new("contains", ExpressionType.Boolean, [AnyList, ExpressionType.Any]),
        new("startsWith", ExpressionType.Boolean, [ExpressionType.Text, ExpressionType.Text]),
        new("endsWith", ExpressionType.Boolean, [ExpressionType.Text, ExpressionType.Text]),
        new("format", ExpressionType.Text, [ExpressionType.Text, ExpressionType.Any], IsRepeated: true),
        new("join", ExpressionType.Text, [TextList, ExpressionType.Text]),
        new("join", ExpressionType.Text, [TextList]),
        new("toJSON", ExpressionType.Text, [ExpressionType.Any]),
        new("fromJSON", ExpressionType.Any, [ExpressionType.Text], IsPure: false),
        new("hashFiles", ExpressionType.Text, [ExpressionType.Text], IsRepeated: true, IsPure: false),
        new("case", ExpressionType.Any, [ExpressionType.Boolean, ExpressionType.Any, ExpressionType.Any], IsRepeated: true),
        new("success", ExpressionType.Boolean, [], IsPure: false),
        new("always", ExpressionType.Boolean, [], IsPure: false),
        new("cancelled", ExpressionType.Boolean, [], IsPure: false),
        new("failure", ExpressionType.Boolean, [], IsPure: false),
    }.GroupBy(static f => f.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(static g => g.Key, static g => g.ToArray(), StringComparer.OrdinalIgnoreCase);

    public override string ToString() =>
        $"{Name}({string.Join(", ", Parameters)}{(IsRepeated ? ", ..." : string.Empty)}) -> {Result}";
}
