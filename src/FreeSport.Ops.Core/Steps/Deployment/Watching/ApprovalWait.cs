using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Core.Steps.Deployment.Watching;

/// <summary>Hands over every approval a run asks for, as it asks, until it is over or a person is to act.</summary>
/// <param name="watch">The run.</param>
/// <param name="host">Takes the approvals.</param>
/// <param name="clock">The time.</param>
/// <param name="rest">How long GitHub gets to act on a review before the next look.</param>
internal sealed class ApprovalWait(RunWatch watch, IOpsHost host, WaitClock clock, TimeSpan rest)
{
    private readonly HashSet<string> _handedOver = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _reviewsBefore = new(StringComparer.Ordinal);
    private FsPendingApproval[] _outstanding = [];

    /// <summary>Gets how many approvals were handed over.</summary>
    public int Count => _handedOver.Count;

    /// <summary>Deals with what the last look showed.</summary>
    /// <returns>True when there is nothing more to wait for.</returns>
    public async Task<bool> IsOverAsync(CancellationToken cancellationToken)
    {
        FsPendingApproval[] pending = [.. watch.Run.PendingApprovals.Where(PendingApprovals.IsForPerson)];
        if (watch.Run.Status == FsRunStatus.Completed || await IsLeftToPersonAsync(pending, cancellationToken).ConfigureAwait(false))
        {
            return true;
        }

        FsPendingApproval[] fresh = [.. pending.Where(p => !_handedOver.Contains(PendingApprovals.KeyOf(p)))];
        if (fresh.Length > 0)
        {
            await HandOverAsync(fresh, cancellationToken).ConfigureAwait(false);
        }

        return false;
    }

    /// <summary>Gets a value indicating whether the next look has to ask what waits, even when the run says it is as it was.</summary>
    public bool IsExpectingReview => _outstanding.Length > 0;

    private async Task HandOverAsync(FsPendingApproval[] fresh, CancellationToken cancellationToken)
    {
        await CountReviewsAsync(cancellationToken).ConfigureAwait(false);
        foreach (FsPendingApproval approval in fresh)
        {
            _handedOver.Add(PendingApprovals.KeyOf(approval));
            host.WriteResult(approval);
        }

        await host.FlushAsync(cancellationToken).ConfigureAwait(false);
        _outstanding = fresh;
        await clock.DelayAsync(rest, cancellationToken).ConfigureAwait(false);
    }

    // GitHub takes a moment to act on a review: what was reviewed and still waits is not left to a person.
    private async Task<bool> IsLeftToPersonAsync(FsPendingApproval[] pending, CancellationToken cancellationToken)
    {
        HashSet<string> keys = new(pending.Select(PendingApprovals.KeyOf), StringComparer.Ordinal);
        _outstanding = [.. _outstanding.Where(o => keys.Contains(PendingApprovals.KeyOf(o)))];
        if (_outstanding.Length == 0)
        {
            return false;
        }

        Dictionary<string, int> before = new(_reviewsBefore, StringComparer.Ordinal);
        Dictionary<string, int> now = ByEnvironment(await watch.ReviewsAsync(cancellationToken).ConfigureAwait(false));
        return _outstanding.Any(o => Of(now, o) <= Of(before, o));
    }

    private async Task CountReviewsAsync(CancellationToken cancellationToken)
    {
        _reviewsBefore.Clear();
        foreach (KeyValuePair<string, int> count in ByEnvironment(await watch.ReviewsAsync(cancellationToken).ConfigureAwait(false)))
        {
            _reviewsBefore[count.Key] = count.Value;
        }
    }

    private static int Of(Dictionary<string, int> counts, FsPendingApproval approval) => counts.TryGetValue(approval.Environment ?? string.Empty, out int count) ? count : 0;

    private static Dictionary<string, int> ByEnvironment(FsApproval[] reviews) => reviews
        .GroupBy(static r => r.Environment ?? string.Empty, StringComparer.Ordinal)
        .ToDictionary(static g => g.Key, static g => g.Count(), StringComparer.Ordinal);
}
