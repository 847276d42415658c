namespace FreeSport.Ops.Workflows.Typing;

/// <summary>A list.</summary>
/// <param name="item">The type of its items.</param>
/// <param name="isFiltered">True for what <c>.*</c> gives: a property of it is a list of the items' properties.</param>
internal sealed class ListType(ExpressionType item, bool isFiltered = false) : ExpressionType
{
    public ExpressionType Item { get; } = item;

    public bool IsFiltered { get; } = isFiltered;

    public override bool Accepts(ExpressionType other) => other.IsAny || (other is ListType list && Item.Accepts(list.Item));

    public override ExpressionType Or(ExpressionType other) => other switch
    {
        ListType when Item.IsAny => this,
        ListType { Item.IsAny: true } => other,
        ListType list => new ListType(Item.Or(list.Item)),
        _ => Any,
    };

    public override string ToString() => $"array<{Item}>";
}
