namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>A property by its name: <c>a.b</c>.</summary>
public sealed class PropertyNode : ExpressionNode
{
    internal PropertyNode(ExpressionNode target, string name, int nameStart, int start, int end)
        : base(start, end)
    {
        Target = target;
        Name = name;
        NameStart = nameStart;
    }

    /// <summary>What the property belongs to.</summary>
    public ExpressionNode Target { get; }

    /// <summary>The name as written; the language ignores its case.</summary>
    public string Name { get; }

    /// <summary>Where the name begins: an offset in characters in the text that was parsed.</summary>
    public int NameStart { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<ExpressionNode> Children => [Target];
}
