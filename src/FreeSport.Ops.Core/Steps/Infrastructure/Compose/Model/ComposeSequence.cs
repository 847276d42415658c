namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

/// <summary>A list.</summary>
/// <param name="items">Its items, in order.</param>
/// <param name="place">Where it is written.</param>
public sealed class ComposeSequence(IEnumerable<ComposeNode> items, ComposePlace place) : ComposeNode(place)
{
    /// <summary>Gets its items, in order.</summary>
    public List<ComposeNode> Items { get; } = [.. items];

    /// <summary>Gets the items that are texts.</summary>
    public IEnumerable<ComposeScalar> Texts => Items.OfType<ComposeScalar>().Where(static s => s.Text is not null);

    /// <inheritdoc/>
    public override ComposeNode Clone() => new ComposeSequence(Items.Select(static i => i.Clone()), Place);
}
