namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>A context by its name: <c>github</c>, <c>secrets</c>.</summary>
public sealed class ContextNode : ExpressionNode
{
    internal ContextNode(string name, int start, int end)
        : base(start, end) => Name = name;

    /// <summary>The name as written; the language ignores its case.</summary>
    public string Name { get; }
}
