namespace FreeSport.Ops.Core.Steps.Secrets.Needs;

/// <summary>The secrets that one start of a workflow gives it: the repository's own, or only those a caller passes on.</summary>
/// <param name="Passed">The names passed on; null for the repository's own secrets.</param>
internal sealed record SecretAvailability(IReadOnlyCollection<string>? Passed)
{
    /// <summary>What an event gives a workflow, or a caller that lets it inherit.</summary>
    public static SecretAvailability Own { get; } = new((IReadOnlyCollection<string>?)null);

    /// <summary>Gets what tells this apart from others that give the same.</summary>
    public string Key => Passed is null ? "*" : string.Join(",", Passed.Select(static n => n.ToUpperInvariant()).OrderBy(static n => n, StringComparer.Ordinal));

    public bool Passes(string name) => Passed?.Contains(name, StringComparer.OrdinalIgnoreCase) == true;
}
