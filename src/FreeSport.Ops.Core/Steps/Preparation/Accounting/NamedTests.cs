namespace FreeSport.Ops.Core.Steps.Preparation.Accounting;

/// <summary>Tests or files of which the same is said.</summary>
/// <param name="Count">How many.</param>
/// <param name="Names">The first of them, as pytest names them.</param>
internal sealed record NamedTests(int Count, IReadOnlyList<string> Names)
{
    private const int MostShown = 3;

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Names.Take(MostShown).Select(PytestNames.Unescape)) + (Count > MostShown ? ", …" : string.Empty);
}
