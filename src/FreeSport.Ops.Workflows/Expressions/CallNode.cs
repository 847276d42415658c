namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>A call of a function; it starts where the name does.</summary>
public sealed class CallNode : ExpressionNode
{
    internal CallNode(string name, IReadOnlyList<ExpressionNode> arguments, int start, int end)
        : base(start, end)
    {
        Name = name;
        Arguments = arguments;
    }

    /// <summary>The name as written; the language ignores its case.</summary>
    public string Name { get; }

    /// <summary>The arguments in their order; none for <c>always()</c>.</summary>
    public IReadOnlyList<ExpressionNode> Arguments { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<ExpressionNode> Children => Arguments;
}
