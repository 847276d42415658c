namespace FreeSport.Ops.Core.Steps.Secrets.Comparing;

/// <summary>The names that were asked for.</summary>
/// <param name="Patterns">As they were written.</param>
/// <param name="Matches">Whether a pattern selects a name.</param>
public sealed record NameSelection(IReadOnlyList<string> Patterns, Func<string, string, bool> Matches)
{
    internal bool Selects(string name) => Patterns.Any(p => Matches(p, name));
}
