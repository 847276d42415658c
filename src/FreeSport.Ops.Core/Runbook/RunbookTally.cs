using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Runbook;

/// <summary>Stands in front of a host, counts the results that pass and makes the summary of them.</summary>
/// <param name="inner">The real host.</param>
public sealed class RunbookTally(IOpsHost inner) : IOpsHost
{
    private readonly DateTime _startedAt = DateTime.UtcNow;
    private readonly List<FsResult> _results = [];
    private readonly HashSet<FsStep> _ran = [];
    private readonly Dictionary<FsStep, int> _reused = [];

    /// <inheritdoc/>
    public void WriteResult(object result)
    {
        if (result is FsResult counted)
        {
            counted.Folded = counted.Cause is not null;
            lock (_results)
            {
                _results.Add(counted);
            }
        }

        inner.WriteResult(result);
    }

    /// <summary>A step came to its end.</summary>
    /// <param name="step">The step.</param>
    public void Ran(FsStep step)
    {
        lock (_results)
        {
            _ran.Add(step);
        }
    }

    /// <summary>A result that is about to come was taken over from the ledger.</summary>
    /// <param name="step">Its step.</param>
    public void Reuse(FsStep step)
    {
        lock (_results)
        {
            _reused[step] = _reused.TryGetValue(step, out int before) ? before + 1 : 1;
        }
    }

    /// <summary>What each step came to so far.</summary>
    /// <returns>The gates of all steps, in their order.</returns>
    public FsRunbookGate[] Gates()
    {
        lock (_results)
        {
            return RunbookGates.Of(_results, _ran, step => _reused.TryGetValue(step, out int count) ? count : 0);
        }
    }

    /// <summary>What the results so far come to.</summary>
    /// <returns>The summary.</returns>
    public FsRunbookSummary Sum()
    {
        FsResult[] results;
        lock (_results)
        {
            results = [.. _results];
        }

        FsRunbookGate[] gates = Gates();
        FsRunbookCause[] causes = [.. results
            .Where(static r => r.Cause is not null)
            .GroupBy(r => Causes.Behind(r.Cause!) is { } behind && results.Any(o => o.Cause == behind) ? behind : r.Cause!)
            .Select(static g => Cause(g.Key, [.. g]))
            .OrderByDescending(static c => c.ResultCount)];
        return new FsRunbookSummary
        {
            // What does not apply here says nothing of whether the rest is well.
            Outcome = OutcomeRanking.Worst(results.Select(static r => r.Outcome).Where(static o => o != FsOutcome.Skipped)),
            PassedCount = Count(FsOutcome.Passed),
            WarningCount = Count(FsOutcome.Warning),
            FailedCount = Count(FsOutcome.Failed),
            InconclusiveCount = Count(FsOutcome.Inconclusive),
            SkippedCount = Count(FsOutcome.Skipped),
            ReusedCount = gates.Sum(static g => g.ReusedCount),
            Gates = gates,
            StartedAt = _startedAt,
            Duration = DateTime.UtcNow - _startedAt,
            Causes = causes,
            NextCommands = [.. causes.Select(static c => c.NextCommand).Concat(Own(results)).OfType<string>().Distinct(StringComparer.Ordinal)],
        };

        int Count(FsOutcome outcome) => results.Count(r => r.Outcome == outcome);
    }

    /// <inheritdoc/>
    public void WriteError(OpsFailure failure) => inner.WriteError(failure);

    /// <inheritdoc/>
    public void WriteWarning(string message) => inner.WriteWarning(message);

    /// <inheritdoc/>
    public void WriteInformation(string message) => inner.WriteInformation(message);

    /// <inheritdoc/>
    public void WriteVerbose(string message) => inner.WriteVerbose(message);

    /// <inheritdoc/>
    public void WriteDebug(string message) => inner.WriteDebug(message);

    /// <inheritdoc/>
    public void WriteProgress(OpsProgress progress) => inner.WriteProgress(progress);

    /// <inheritdoc/>
    public Task<bool> ConfirmAsync(string target, string action, CancellationToken cancellationToken) => inner.ConfirmAsync(target, action, cancellationToken);

    /// <inheritdoc/>
    public Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    // The step that looks at a thing itself comes before those that use it, and knows best what helps.
    private static FsRunbookCause Cause(string key, FsResult[] waiting) => new()
    {
        Key = key,
        Title = Causes.Title(key),
        Outcome = OutcomeRanking.Worst(waiting.Select(static r => r.Outcome)),
        ResultCount = waiting.Length,
        Subjects = [.. waiting.Select(static r => r.Subject).Distinct(StringComparer.Ordinal)],
        NextCommand = waiting.OrderBy(r => r.Cause == key ? 0 : 1).Select(static r => r.NextCommand).FirstOrDefault(static c => c is not null),
    };

    private static IEnumerable<string?> Own(FsResult[] results) => results
        .Where(static r => r.Cause is null && r.Outcome is not (FsOutcome.Passed or FsOutcome.Skipped))
        .OrderBy(static r => r.Outcome)
        .Select(static r => r.NextCommand);
}
