namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>Sums up the times of several answers.</summary>
internal static class LatencySummary
{
    /// <summary>The times in numbers that people compare.</summary>
    /// <param name="whole">The times of the answers that were whole.</param>
    /// <param name="failed">How many of all were not as they should be.</param>
    /// <returns>The summary; null when no answer was whole.</returns>
    public static FsSmokeLatency? Of(IEnumerable<TimeSpan> whole, int failed)
    {
        TimeSpan[] sorted = [.. whole.OrderBy(static t => t)];
        return sorted.Length == 0 ? null : new FsSmokeLatency
        {
            AnswerCount = sorted.Length,
            FailedCount = failed,
            P50 = sorted[Rank(50, sorted.Length)],
            P95 = sorted[Rank(95, sorted.Length)],
            Max = sorted[sorted.Length - 1],
        };
    }

    // The nearest rank: the smallest time that so many of a hundred do not exceed.
    private static int Rank(int percent, int count) => (((percent * count) + 99) / 100) - 1;
}
