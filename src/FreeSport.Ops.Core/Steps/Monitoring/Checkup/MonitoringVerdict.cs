namespace FreeSport.Ops.Core.Steps.Monitoring.Checkup;

/// <summary>Decides from single checks whether a monitor watches its environment. Nothing that was not seen counts as good.</summary>
internal static class MonitoringVerdict
{
    /// <summary>Decides.</summary>
    /// <param name="result">The verdict, with its checks.</param>
    /// <param name="again">The command that looks again.</param>
    public static void Decide(FsMonitoring result, string again)
    {
        FsMonitoringCheck[] bad = [.. result.Checks.Where(static c => c.Outcome != FsOutcome.Passed).OrderBy(static c => Rank(c.Outcome))];
        if (result.Checks.Length == 0)
        {
            (result.Outcome, result.Summary, result.NextCommand) = (FsOutcome.Inconclusive, CheckupTexts.NothingSeen, again);
            return;
        }

        if (bad.Length == 0)
        {
            (result.Outcome, result.Summary) = (FsOutcome.Passed, CheckupTexts.Watches.With(result.Checks.Length));
        }
        else
        {
            result.Outcome = Rank(bad[0].Outcome) == Rank(FsOutcome.Inconclusive) ? FsOutcome.Inconclusive : bad[0].Outcome;
            (result.Summary, result.Remedy, result.NextCommand) = (bad[0].Summary, bad[0].Remedy, bad[0].NextCommand);
        }

        result.Detail = string.Join("\n", result.Checks.Select(static c => $"{c.Aspect}: {c.Outcome}: {c.Summary}"));
    }

    // What was deliberately not looked at is not seen either.
    private static int Rank(FsOutcome outcome) => outcome switch
    {
        FsOutcome.Failed => 0,
        FsOutcome.Warning => 2,
        FsOutcome.Passed => 3,
        _ => 1,
    };
}
