namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>A value written out: <c>null</c>, <c>true</c>, <c>0x1F</c>, <c>'text'</c>.</summary>
public sealed class LiteralNode : ExpressionNode
{
    internal LiteralNode(ExpressionValue value, int start, int end)
        : base(start, end) => Value = value;

    /// <summary>The value, which is null, a boolean, a number or a string.</summary>
    public ExpressionValue Value { get; }
}
