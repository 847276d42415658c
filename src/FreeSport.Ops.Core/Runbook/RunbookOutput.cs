using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Runbook;

/// <summary>
/// What one of several rooms that look at the same time hands over: it is kept until it is the room's turn, so that the
/// runbook reads from top to bottom whoever answers first.
/// </summary>
/// <param name="inner">Where it goes.</param>
internal sealed class RunbookOutput(IOpsHost inner) : IOpsHost
{
    private readonly object _gate = new();
    private readonly Queue<Action> _kept = [];
    private bool _isOpen;

    /// <summary>It is the room's turn: hands over what was kept, and from now on everything at once.</summary>
    public void Open()
    {
        lock (_gate)
        {
            _isOpen = true;
            while (_kept.Count > 0)
            {
                _kept.Dequeue()();
            }
        }
    }

    /// <inheritdoc/>
    public void WriteResult(object result) => Pass(() => inner.WriteResult(result));

    /// <inheritdoc/>
    public void WriteError(OpsFailure failure) => Pass(() => inner.WriteError(failure));

    /// <inheritdoc/>
    public void WriteWarning(string message) => Pass(() => inner.WriteWarning(message));

    /// <inheritdoc/>
    public void WriteInformation(string message) => Pass(() => inner.WriteInformation(message));

    /// <inheritdoc/>
    public void WriteVerbose(string message) => Pass(() => inner.WriteVerbose(message));

    /// <inheritdoc/>
    public void WriteDebug(string message) => Pass(() => inner.WriteDebug(message));

    /// <inheritdoc/>
    public void WriteProgress(OpsProgress progress) => inner.WriteProgress(progress);

    /// <inheritdoc/>
    public Task<bool> ConfirmAsync(string target, string action, CancellationToken cancellationToken) => inner.ConfirmAsync(target, action, cancellationToken);

    /// <inheritdoc/>
    public Task FlushAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Whoever waits for its turn must not wait for what nobody reads yet.
            return _isOpen ? inner.FlushAsync(cancellationToken) : Task.CompletedTask;
        }
    }

    private void Pass(Action write)
    {
        lock (_gate)
        {
            if (!_isOpen)
            {
                _kept.Enqueue(write);
                return;
            }

            write();
        }
    }
}
