using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

namespace FreeSport.Ops.Core.Steps.Validation.Regression;

/// <summary>A verdict that another cmdlet gave, of a metric or a smoke test, taken into that on the change as the ledger has it: what the object says of itself does not count.</summary>
/// <param name="result">The verdict, which selects what was recorded.</param>
/// <param name="evidence">What was recorded; null where nothing was.</param>
internal sealed class ResultSource(FsResult result, FsEvidence? evidence) : IRegressionSource
{
    public string Name => result.Subject;

    /// <summary>Puts results and what was recorded of them together.</summary>
    /// <param name="results">The results.</param>
    /// <param name="store">What was recorded.</param>
    /// <param name="since">When the change happened: what was measured before says nothing of it.</param>
    public static IEnumerable<ResultSource> Of(IReadOnlyList<FsResult> results, EvidenceStore store, DateTimeOffset since)
    {
        HashSet<string> wanted = new(results.Select(static r => r.EvidenceId).OfType<string>(), StringComparer.Ordinal);
        Dictionary<string, FsEvidence> found = new(StringComparer.Ordinal);
        foreach (FsEvidence recorded in wanted.Count == 0 ? [] : store.NewestFirst().TakeWhile(e => found.Count < wanted.Count && e.At.ToUniversalTime() >= since.UtcDateTime))
        {
            if (recorded.EvidenceId is { } id && wanted.Contains(id))
            {
                found[id] = recorded;
            }
        }

        return results.Select(r => new ResultSource(r, r.EvidenceId is { } id && found.TryGetValue(id, out FsEvidence? evidence) ? evidence : null));
    }

    public Task<RegressionLook> LookAsync(LogWindow window, CancellationToken cancellationToken) => Task.FromResult(new RegressionLook([.. Reasons()], []) { Decides = !IsInformational });

    // Said by the object and by the ledger: what was recorded of a metric that decides is never Skipped.
    private bool IsInformational => result is FsMetric { IsInformational: true } && evidence?.Subjects.FirstOrDefault(s => s.Name == result.Subject)?.Outcome == FsOutcome.Skipped;

    private IEnumerable<FsRegressionReason> Reasons()
    {
        if (IsInformational)
        {
            yield break;
        }

        FsEvidenceSubject? subject = evidence?.Subjects.FirstOrDefault(s => s.Name == result.Subject);
        if (subject is null || evidence!.Kind != FsEvidenceKind.Measurement)
        {
            yield return NotLooked.At(result.Subject, RegressionVerdictTexts.ResultNotRecorded);
        }
        else if (subject.Outcome is FsOutcome.Inconclusive or FsOutcome.Skipped)
        {
            yield return NotLooked.At(result.Subject, subject.Summary);
        }
        else if (subject.Outcome != FsOutcome.Passed)
        {
            yield return new FsRegressionReason { Kind = FsRegressionKind.Metric, Outcome = subject.Outcome, Subject = result.Subject, Text = subject.Summary };
        }
    }
}
