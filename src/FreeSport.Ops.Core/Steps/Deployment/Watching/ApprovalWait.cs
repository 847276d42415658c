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
    private readonly List<FsPendingApproval> _handedOver = [];
    private readonly List<(FsPendingApproval Approval, int ReviewsBefore)> _outstanding = [];

    /// <summary>Gets how many approvals were handed over.</summary>
    public int Count => _handedOver.Count;

    /// <summary>Gets a value indicating whether the next look has to ask what waits, even when the run says it is as it was.</summary>
    public bool IsExpectingReview => _outstanding.Count > 0;

    /// <summary>Deals with what the last look showed.</summary>
    /// <returns>True when there is nothing more to wait for.</returns>
    public async Task<bool> IsOverAsync(CancellationToken cancellationToken)
    {
        // Without its jobs a request cannot be told from the next of the same environment: the next look has them.
        FsPendingApproval[] pending = [.. watch.Run.PendingApprovals.Where(static p => PendingApprovals.IsForPerson(p) && p.Jobs.Length > 0)];
        if (watch.Run.Status == FsRunStatus.Completed)
        {
            return true;
        }

        FsPendingApproval[] fresh = [.. pending.Where(p => !_handedOver.Have(p))];
        if (fresh.Length > 0)
        {
            await HandOverAsync(fresh, cancellationToken).ConfigureAwait(false);
            return false;
        }

        return await IsLeftToPersonAsync(pending, cancellationToken).ConfigureAwait(false);
    }

    private async Task HandOverAsync(FsPendingApproval[] fresh, CancellationToken cancellationToken)
    {
        FsApproval[] reviews = await watch.ReviewsAsync(cancellationToken).ConfigureAwait(false);
        foreach (FsPendingApproval approval in fresh)
        {
            _handedOver.Add(approval);
            _outstanding.Add((approval, CountOf(reviews, approval)));
            host.WriteResult(approval);
        }

        await host.FlushAsync(cancellationToken).ConfigureAwait(false);
        await clock.DelayAsync(rest, cancellationToken).ConfigureAwait(false);
    }

    // GitHub takes a moment to act on a review: what was reviewed and still waits is not left to a person. While jobs
    // run, another environment may ask again.
    private async Task<bool> IsLeftToPersonAsync(FsPendingApproval[] pending, CancellationToken cancellationToken)
    {
        _outstanding.RemoveAll(o => !pending.Any(p => PendingApprovals.IsSame(o.Approval, p)));
        if (_outstanding.Count == 0 || watch.Run.Jobs.Any(static j => j.Status is not (FsRunStatus.Waiting or FsRunStatus.Completed)))
        {
            return false;
        }

        FsApproval[] reviews = await watch.ReviewsAsync(cancellationToken).ConfigureAwait(false);
        return _outstanding.TrueForAll(o => CountOf(reviews, o.Approval) <= o.ReviewsBefore);
    }

    private static int CountOf(FsApproval[] reviews, FsPendingApproval approval) =>
        reviews.Count(r => string.Equals(r.Environment, approval.Environment, StringComparison.OrdinalIgnoreCase));
}
