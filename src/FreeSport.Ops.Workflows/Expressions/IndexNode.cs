namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>A property or an item by a value: <c>a['b']</c>, <c>a[0]</c>.</summary>
public sealed class IndexNode : ExpressionNode
{
    internal IndexNode(ExpressionNode target, ExpressionNode index, int start, int end)
        : base(start, end)
    {
        Target = target;
        Index = index;
    }

    /// <summary>What is looked into.</summary>
    public ExpressionNode Target { get; }

    /// <summary>What stands between the brackets.</summary>
    public ExpressionNode Index { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<ExpressionNode> Children => [Target, Index];
}
