namespace FreeSport.Ops.Commands.Formats;

/// <summary>The mark in front of a row, for every word that says how something stands.</summary>
internal static class Marks
{
    public const char Good = '+';
    public const char Caution = '!';
    public const char Bad = 'x';
    public const char Open = '?';
    public const char LeftOut = '-';
    public const char None = ' ';

    private static readonly Dictionary<string, char> ByWord = new(StringComparer.Ordinal)
    {
        // Outcomes.
        ["Passed"] = Good,
        ["Warning"] = Caution,
        ["Failed"] = Bad,
        ["Inconclusive"] = Open,
        ["Skipped"] = LeftOut,

        // Boxes of the checklist and ledgers.
        ["Done"] = Good,
        ["Stale"] = Caution,
        ["Missing"] = Open,
        ["Waived"] = Caution,
        ["NotApplicable"] = LeftOut,
        ["Intact"] = Good,
        ["TornTail"] = Caution,
        ["NewerVersion"] = Caution,
        ["Broken"] = Bad,
        ["Unreadable"] = Bad,

        // Findings and log lines.
        ["Error"] = Bad,
        ["Note"] = LeftOut,

        // Plans and rights.
        ["Yes"] = Good,
        ["No"] = LeftOut,
        ["Unknown"] = Open,
        ["Added"] = Good,
        ["Removed"] = Bad,
        ["Granted"] = Good,
        ["Denied"] = Bad,
        ["Allowed"] = Good,
        ["Refused"] = Bad,
        ["NotConfigured"] = LeftOut,

        // Steps of the runbook.
        ["Open"] = Good,
        ["Closed"] = Bad,
        ["NotRun"] = Open,
        ["Sha"] = Good,
        ["Local"] = Good,
        ["Branch"] = Caution,

        ["Succeeded"] = Good,
        ["RolledBack"] = Caution,
        ["RollbackFailed"] = Bad,
        ["Mixed"] = Bad,
        ["Undecided"] = Open,
        ["Reversible"] = Good,
        ["Lossy"] = Caution,
        ["Irreversible"] = Bad,

        // Packages.
        ["Upgraded"] = Good,
        ["Downgraded"] = Caution,
        ["Outdated"] = Caution,
        ["Unsatisfied"] = Bad,
        ["Conflict"] = Bad,
        ["Vulnerable"] = Bad,

        // Runs on GitHub, their jobs and deployments.
        ["Success"] = Good,
        ["Failure"] = Bad,
        ["StartupFailure"] = Bad,
        ["TimedOut"] = Bad,
        ["Cancelled"] = Bad,
        ["ActionRequired"] = Open,
        ["Approved"] = Good,
        ["Rejected"] = Bad,

        // Plans of the infrastructure and what became of them.
        ["NoChanges"] = Good,
        ["Uncertain"] = Open,
        ["NotReached"] = LeftOut,

        // Test alerts.
        ["Confirmed"] = Good,
        ["Accepted"] = Good,

        // Secrets.
        ["Present"] = Good,
        ["Unused"] = Caution,
        ["ChangedElsewhere"] = Caution,
        ["NotOnGitHub"] = LeftOut,
    };

    /// <summary>The mark of a word; <see cref="None"/> for one that says nothing of the kind.</summary>
    public static char Of(string word) => ByWord.TryGetValue(word, out char mark) ? mark : None;

    /// <summary>A mark in its colour.</summary>
    public static string Draw(char mark) => Paint.As(mark, mark.ToString());
}
