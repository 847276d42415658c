namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>The moments at which a range query looks.</summary>
/// <param name="Start">The first, by the server's clock.</param>
/// <param name="End">The last possible one, by the server's clock.</param>
/// <param name="Step">The time between two; at least a millisecond.</param>
public sealed record PrometheusRange(DateTimeOffset Start, DateTimeOffset End, TimeSpan Step)
{
    /// <summary>The most moments a server looks at in one query.</summary>
    public const int MostPoints = 11_000;

    /// <summary>Gets how many moments there are.</summary>
    public long Points => End < Start ? 0 : ((End - Start).Ticks / Step.Ticks) + 1;

    /// <summary>The same moments in pieces that a server takes.</summary>
    /// <returns>One or more ranges, in order.</returns>
    public IEnumerable<PrometheusRange> Pieces()
    {
        TimeSpan length = new(Step.Ticks * (MostPoints - 1));
        for (DateTimeOffset start = Start; start <= End; start += length + Step)
        {
            yield return new PrometheusRange(start, End - start < length ? End : start + length, Step);
        }
    }
}
