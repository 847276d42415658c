namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>What pip would do.</summary>
/// <param name="Changes">The changes.</param>
/// <param name="Conflicts">The conflicts afterwards, those told apart that it brings.</param>
/// <param name="Known">Every conflict afterwards, those among the packages of the environment's Python as well.</param>
/// <param name="Expected">The version of every package afterwards, by normalized name.</param>
/// <param name="Pins">What holds the installation to the plan, as lines of a constraints file.</param>
/// <param name="Notes">What a person should know of how it came about.</param>
internal sealed record PipPlan(
    IReadOnlyList<FsDependencyChange> Changes,
    IReadOnlyList<FsDependencyConflict> Conflicts,
    IReadOnlyList<string> Known,
    IReadOnlyDictionary<string, string> Expected,
    IReadOnlyList<string> Pins,
    IReadOnlyList<string> Notes)
{
    /// <summary>Gets the conflicts that the plan brings.</summary>
    public IReadOnlyList<FsDependencyConflict> Broken => [.. Conflicts.Where(static c => c.IsNew)];

    /// <summary>Gets what of the changes pip installs.</summary>
    public IReadOnlyList<FsDependencyChange> Installed => [.. Changes.Where(static c => c.Action != FsDependencyAction.Removed)];

    /// <summary>Gets the packages that go.</summary>
    public IReadOnlyList<string> Removed => [.. Changes.Where(static c => c.Action == FsDependencyAction.Removed).Select(static c => c.Name)];
}
