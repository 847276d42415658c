namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks;

/// <summary>Which of the checks that a commit has are current.</summary>
internal static class CurrentChecks
{
    /// <summary>
    /// All that say something: a newer run of the same workflow takes nothing back of an older one, and jobs of one name
    /// are different jobs. Only what an older run left without a word is passed over where a newer one has spoken.
    /// </summary>
    /// <param name="found">The checks; GitHub has left out those that a re-run replaced.</param>
    /// <returns>The current ones, in the order found.</returns>
    public static IReadOnlyList<FsCommitCheck> Of(IReadOnlyList<FoundCheck> found)
    {
        Dictionary<(string, long?, string?, string?), long> newest = found.GroupBy(Key).ToDictionary(static g => g.Key, static g => g.Max(static f => f.SuiteId));
        return [.. found.Where(f => f.SuiteId == newest[Key(f)] || !IsWithoutWord(f.Check)).Select(static f => f.Check)];
    }

    private static (string Name, long? AppId, string? Workflow, string? Event) Key(FoundCheck found) => (found.Check.Name, found.AppId, found.Check.Workflow, found.Check.Event);

    private static bool IsWithoutWord(FsCommitCheck check) => check is
    {
        Status: FsRunStatus.Completed,
        Conclusion: FsRunConclusion.Cancelled or FsRunConclusion.Skipped or FsRunConclusion.Neutral or FsRunConclusion.Stale,
    };
}
