namespace FreeSport.Ops.Core.Steps.Preparation.Accounting;

/// <summary>Holds pytest's report against the account of the run.</summary>
internal static class AccountCheck
{
    /// <summary>The state of a run, once every test is accounted for.</summary>
    /// <param name="run">The run; its numbers and what it left out are completed.</param>
    /// <param name="byReport">The state that exit code and report give.</param>
    /// <param name="account">The account; null for none.</param>
    /// <returns>The state, and every difference in words.</returns>
    public static (FsTestRunState State, IReadOnlyList<string> Differences) Apply(FsTestRun run, FsTestRunState byReport, TestAccount? account)
    {
        if (byReport is not (FsTestRunState.Completed or FsTestRunState.NoTests or FsTestRunState.CollectionError))
        {
            return (byReport, []);
        }

        if (account is null)
        {
            // A failure that the report names is one, whoever else was there.
            return byReport == FsTestRunState.CollectionError || run.FailedCount > 0 ? (byReport, []) : (FsTestRunState.Unaccounted, [PreparationTexts.NoAccount]);
        }

        Complete(run, account);
        string[] differences = [.. Differences(run, account)];
        bool collected = byReport != FsTestRunState.CollectionError || account.CollectFailed == 0;
        return differences.Length > 0 && collected && run.FailedCount == 0 ? (FsTestRunState.Unaccounted, differences) : (byReport, []);
    }

    /// <summary>What else has to be known of a run that came to its end.</summary>
    /// <param name="account">The account; null for none.</param>
    /// <returns>Sentences.</returns>
    public static IEnumerable<string> Remarks(TestAccount? account)
    {
        if (account?.SkippedWhole.Count > 0)
        {
            yield return PreparationTexts.SkippedWhole.With(account.SkippedWhole);
        }

        if (account?.ExpectedFailures.Count > 0)
        {
            yield return PreparationTexts.ExpectedFailures.With(account.ExpectedFailures.Count, account.ExpectedFailures);
        }
    }

    private static void Complete(FsTestRun run, TestAccount account)
    {
        if (account.Repeated.Count > 0)
        {
            // The report has every attempt; the last one decides.
            TestNumbers.Take(run, [.. run.Cases.GroupBy(static c => (c.File, c.ClassName, c.Name)).Select(static g => g.Last())]);
        }

        run.CollectedCount = account.Collected;
        run.DeselectedCount = account.DeselectedByMarker.Count + account.DeselectedByKeyword.Count + account.DeselectedOtherwise.Count;
        run.RepeatedCount = account.Repeated.Count;

        // The processes of xdist do not tell the report of files that were skipped whole.
        run.SkippedCount = Math.Max(run.SkippedCount, account.Skipped);
        string[] leftOut = [.. LeftOut(run, account)];
        if (leftOut.Length > 0)
        {
            (run.Scope, run.LeftOut) = (FsScope.Partial, [.. run.LeftOut, .. leftOut]);
        }
    }

    // What the suite's own marker deselects is not a part of the suite.
    private static IEnumerable<string> LeftOut(FsTestRun run, TestAccount account)
    {
        if (account.DeselectedByMarker.Count > 0 && account.MarkerExpression != run.Marker)
        {
            yield return PreparationTexts.DeselectedBy.With(account.DeselectedByMarker.Count, "-m " + account.MarkerExpression, account.DeselectedByMarker);
        }

        if (account.DeselectedByKeyword.Count > 0)
        {
            yield return PreparationTexts.DeselectedBy.With(account.DeselectedByKeyword.Count, "-k " + account.KeywordExpression, account.DeselectedByKeyword);
        }

        if (account.DeselectedOtherwise.Count > 0)
        {
            yield return PreparationTexts.Deselected.With(account.DeselectedOtherwise.Count, account.DeselectedOtherwise);
        }

        if (account.Ignored.Count > 0)
        {
            yield return PreparationTexts.Ignored.With(account.Ignored.Count, account.Ignored);
        }

        if (account.Uncollected.Count > 0)
        {
            yield return PreparationTexts.Uncollected.With(account.Uncollected.Count, account.Uncollected);
        }
    }

    private static IEnumerable<string> Differences(FsTestRun run, TestAccount account)
    {
        if (account.Optimized)
        {
            yield return PreparationTexts.Optimized;
        }

        if (account.CollectsOnly || account.SetsUpOnly)
        {
            yield return PreparationTexts.RunsNothing.With(account.CollectsOnly ? "--collect-only" : "--setup-only, --setup-plan");
        }

        if (account.Missing.Count > 0)
        {
            yield return PreparationTexts.Missing.With(account.Missing.Count, account.Missing);
        }

        if (account.Disguised.Count > 0)
        {
            yield return PreparationTexts.Disguised.With(account.Disguised.Count, account.Disguised);
        }

        if (account.NotCalled.Count > 0)
        {
            yield return PreparationTexts.NotCalled.With(account.NotCalled.Count, account.NotCalled);
        }

        // Where the account itself explains it, the difference of the numbers says nothing more.
        bool explained = account.CollectsOnly || account.SetsUpOnly || account.Missing.Count + account.Disguised.Count + account.NotCalled.Count > 0;
        bool differs = (run.FailedCount == 0) != (account.Failed == 0) || (!account.HasParts && run.PassedCount != account.Passed);
        if (differs && !explained)
        {
            yield return PreparationTexts.ReportDiffers.With(run.PassedCount, run.FailedCount, account.Passed, account.Failed);
        }
    }
}
