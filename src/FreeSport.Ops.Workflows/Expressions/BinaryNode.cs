namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>Two operands with an operator between them. A long chain of <c>||</c> or <c>&amp;&amp;</c> is a balanced tree, which means the same and keeps recursion short.</summary>
public sealed class BinaryNode : ExpressionNode
{
    internal BinaryNode(BinaryOperator @operator, int operatorStart, ExpressionNode left, ExpressionNode right, int start, int end)
        : base(start, end)
    {
        Operator = @operator;
        OperatorStart = operatorStart;
        Left = left;
        Right = right;
    }

    /// <summary>The operator.</summary>
    public BinaryOperator Operator { get; }

    /// <summary>The operand before the operator.</summary>
    public ExpressionNode Left { get; }

    /// <summary>The operand behind the operator.</summary>
    public ExpressionNode Right { get; }

    /// <summary>Where the operator begins: an offset in characters in the text that was parsed.</summary>
    public int OperatorStart { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<ExpressionNode> Children => [Left, Right];
}
