namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>The rank test of Mann and Whitney: whether values tend to be greater than others, whatever their distribution and scale.</summary>
internal static class MannWhitney
{
    /// <summary>The fewest values on each side that say anything.</summary>
    public const int FewestValues = 5;

    // Up to this many values on a side, all arrangements are counted; the normal distribution is too coarse for few values, and more so with ties.
    private const int MostForExact = 25;

    /// <summary>The probability that chance alone makes the later values so much greater than the earlier ones.</summary>
    /// <param name="before">The earlier values, all finite.</param>
    /// <param name="after">The later values, all finite.</param>
    /// <returns>One-sided, from 0 to 1; 1 where all values are equal. Null with fewer than <see cref="FewestValues"/> on a side, or a value that is not finite.</returns>
    public static double? PValueOfGreater(IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        if (before.Count < FewestValues || after.Count < FewestValues || before.Concat(after).Any(static v => double.IsNaN(v) || double.IsInfinity(v)))
        {
            return null;
        }

        (double[] sorted, bool[] isAfter) = Sorted(before, after);
        (int[] ranks, double ties) = DoubledRanks(sorted);
        int observed = ranks.Where((_, i) => isAfter[i]).Sum();
        if (before.Count <= MostForExact && after.Count <= MostForExact)
        {
            return Exact(ranks, observed, after.Count);
        }

        double n = sorted.Length;
        double product = (double)before.Count * after.Count;
        double u = (observed / 2.0) - (after.Count * (after.Count + 1.0) / 2);
        double variance = product / 12 * (n + 1 - (ties / (n * (n - 1))));
        return variance <= 0 ? 1 : UpperTail((u - (product / 2) - 0.5) / Math.Sqrt(variance));
    }

    private static (double[] Sorted, bool[] IsAfter) Sorted(IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        double[] all = [.. before, .. after];
        bool[] isAfter = [.. before.Select(static _ => false), .. after.Select(static _ => true)];
        Array.Sort(all, isAfter);
        return (all, isAfter);
    }

    // Equal values share the mean of their ranks; doubled, so that they are whole.
    private static (int[] Ranks, double Ties) DoubledRanks(double[] sorted)
    {
        int[] ranks = new int[sorted.Length];
        double ties = 0;
        for (int start = 0; start < sorted.Length;)
        {
            int end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
            {
                end++;
            }

            double alike = end - start;
            ties += (alike * alike * alike) - alike;
            for (int i = start; i < end; i++)
            {
                ranks[i] = start + 1 + end;
            }

            start = end;
        }

        return (ranks, ties);
    }

    // The share of all choices of as many ranks whose sum is at least this one.
    private static double Exact(int[] ranks, int observed, int chosen)
    {
        int most = ranks.Sum();
        double[,] ways = new double[chosen + 1, most + 1];
        ways[0, 0] = 1;
        foreach (int rank in ranks)
        {
            for (int k = chosen; k >= 1; k--)
            {
                for (int sum = most; sum >= rank; sum--)
                {
                    ways[k, sum] += ways[k - 1, sum - rank];
                }
            }
        }

        (double all, double asGreat) = (0, 0);
        for (int sum = 0; sum <= most; sum++)
        {
            all += ways[chosen, sum];
            asGreat += sum >= observed ? ways[chosen, sum] : 0;
        }

        return asGreat / all;
    }

    // Of the normal distribution: a power series near its middle, the continued fraction of Mills' ratio far out.
    private static double UpperTail(double z)
    {
        double x = Math.Abs(z);
        double density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
        double tail;
        if (x < 3)
        {
            (double term, double sum) = (x, x);
            for (int k = 3; k < 100; k += 2)
            {
                term *= x * x / k;
                sum += term;
            }

            tail = 0.5 - (density * sum);
        }
        else
        {
            double fraction = x;
            for (int k = 60; k >= 1; k--)
            {
                fraction = x + (k / fraction);
            }

            tail = density / fraction;
        }

        return z >= 0 ? tail : 1 - tail;
    }
}
