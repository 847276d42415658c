namespace FreeSport.Ops.Core.Floor.Results;

/// <summary>Joins several outcomes into one, fail closed.</summary>
public static class OutcomeRanking
{
    /// <summary>The worst of the outcomes; <see cref="FsOutcome.Inconclusive"/> when there are none.</summary>
    /// <param name="outcomes">The outcomes to join.</param>
    /// <returns>The worst.</returns>
    public static FsOutcome Worst(IEnumerable<FsOutcome> outcomes)
    {
        FsOutcome? worst = null;
        foreach (FsOutcome outcome in outcomes)
        {
            if (worst is null || Rank(outcome) > Rank(worst.Value))
            {
                worst = outcome;
            }
        }

        return worst ?? FsOutcome.Inconclusive;
    }

    private static int Rank(FsOutcome outcome) => outcome switch
    {
        FsOutcome.Passed => 0,
        FsOutcome.Warning => 1,
        FsOutcome.Skipped => 2,
        FsOutcome.Failed => 4,
        _ => 3,
    };
}
