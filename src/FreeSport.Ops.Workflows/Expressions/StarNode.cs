namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>All properties or items: <c>a.*</c>, <c>a[*]</c>.</summary>
public sealed class StarNode : ExpressionNode
{
    internal StarNode(ExpressionNode target, int start, int end)
        : base(start, end) => Target = target;

    /// <summary>What is looked into.</summary>
    public ExpressionNode Target { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<ExpressionNode> Children => [Target];
}
