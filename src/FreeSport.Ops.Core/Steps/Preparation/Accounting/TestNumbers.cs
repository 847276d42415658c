namespace FreeSport.Ops.Core.Steps.Preparation.Accounting;

/// <summary>Counts the tests of a report.</summary>
internal static class TestNumbers
{
    /// <summary>Puts the tests and their numbers into the run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cases">The tests.</param>
    public static void Take(FsTestRun run, IReadOnlyList<FsTestCase> cases)
    {
        run.Cases = [.. cases];
        run.Total = cases.Count;
        run.PassedCount = cases.Count(static c => c.Outcome == FsOutcome.Passed);
        run.FailedCount = cases.Count(static c => c.Outcome == FsOutcome.Failed);
        run.SkippedCount = cases.Count(static c => c.Outcome == FsOutcome.Skipped);
    }
}
