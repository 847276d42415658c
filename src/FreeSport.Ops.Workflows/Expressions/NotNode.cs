namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>The opposite of a condition: <c>!a</c>.</summary>
public sealed class NotNode : ExpressionNode
{
    internal NotNode(ExpressionNode operand, int start, int end)
        : base(start, end) => Operand = operand;

    /// <summary>The condition.</summary>
    public ExpressionNode Operand { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<ExpressionNode> Children => [Operand];
}
