namespace FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

/// <summary>What an earlier look saw in the log of a service, which may be gone by now.</summary>
/// <param name="From">Where the stretch that was seen begins.</param>
/// <param name="Until">Where it ends.</param>
/// <param name="Counts">How often each kind of error was logged, by its fingerprint.</param>
internal sealed record KnownLog(DateTimeOffset From, DateTimeOffset Until, IReadOnlyDictionary<string, long> Counts)
{
    /// <summary>How many times longer the stretch is than that after a change.</summary>
    /// <param name="window">The stretches.</param>
    public double Ratio(LogWindow window) => (Until - From).TotalSeconds / Math.Max(1, (window.Until - window.Change).TotalSeconds);

    /// <summary>This and what an earlier look saw: the newer one counts where both know a kind of error.</summary>
    /// <param name="earlier">The earlier look.</param>
    public KnownLog And(KnownLog earlier) =>
        this with { Counts = Counts.Concat(earlier.Counts.Where(c => !Counts.ContainsKey(c.Key))).ToDictionary(static c => c.Key, static c => c.Value, StringComparer.Ordinal) };
}
