using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Commands.Pipeline;

/// <summary>Carries what worker threads say to the pipeline thread, the only one that may write.</summary>
/// <param name="cmdlet">Writes.</param>
internal sealed class PipelineHost(PSCmdlet cmdlet) : IOpsHost, IDisposable
{
    private readonly BlockingCollection<Action> _queue = [];
    private readonly ProgressIds _progress = new();
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;
    private readonly ConcurrentQueue<string> _afterStop = new();
    private CancellationToken _stop;

    /// <summary>Runs on a worker thread, in the pipeline's cultures.</summary>
    public async Task RunAsync(Func<IOpsHost, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _uiCulture;
        _stop = cancellationToken;
        try
        {
            await work(this, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _queue.CompleteAdding();
        }
    }

    /// <summary>Runs on the pipeline thread until the work ended; on a stop, until there is nothing more to write at once.</summary>
    public void WriteAll(CancellationToken stop)
    {
        try
        {
            while (_queue.TryTake(out Action? write, Timeout.Infinite, stop))
            {
                write();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    public void WriteResult(object result) => Enqueue(() => cmdlet.WriteObject(result));

    public void WriteError(OpsFailure failure) => Enqueue(() => cmdlet.WriteError(ErrorRecords.From(failure)));

    public void WriteWarning(string message)
    {
        if (_stop.IsCancellationRequested)
        {
            _afterStop.Enqueue(message);
        }
        else
        {
            Enqueue(() => cmdlet.WriteWarning(message));
        }
    }

    /// <summary>Tells what the work had to say after the pipeline was stopped, which takes nothing any more: what was done, and what not.</summary>
    public void WriteAfterStop()
    {
        while (_afterStop.TryDequeue(out string? message))
        {
            cmdlet.Host.UI.WriteWarningLine(message);
        }
    }

    // As Write-Host tells: on the screen whatever the preference, and in the information stream.
    public void WriteInformation(string message) => Enqueue(() => cmdlet.WriteInformation(new HostInformationMessage { Message = message }, ["PSHOST"]));

    public void WriteVerbose(string message) => Enqueue(() => cmdlet.WriteVerbose(message));

    public void WriteDebug(string message) => Enqueue(() => cmdlet.WriteDebug(message));

    public void WriteProgress(OpsProgress progress) => Enqueue(() => cmdlet.WriteProgress(_progress.Convert(progress)));

    public async Task<bool> ConfirmAsync(string target, string action, CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration stop = cancellationToken.Register(() => answer.TrySetCanceled());
        Enqueue(() =>
        {
            try
            {
                answer.TrySetResult(cmdlet.ShouldProcess(target, action));
            }
            catch (Exception mute) when (mute is PSInvalidOperationException or HostException or NotImplementedException)
            {
                // PowerShell's own words name no way out, and the work may have others to go on with.
                answer.TrySetException(new OpsException(new OpsFailure(
                    ErrorIds.ConfirmationImpossible, FailureKind.InvalidOperation, PipelineTexts.ConfirmationImpossible.With(target, action), PipelineTexts.ConfirmationImpossibleRemedy, target, mute)));
            }
            catch (Exception refused)
            {
                answer.TrySetException(refused);
                throw;
            }
        });
        return await answer.Task.ConfigureAwait(false);
    }

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration stop = cancellationToken.Register(() => reached.TrySetCanceled());
        Enqueue(() => reached.TrySetResult(true));
        await reached.Task.ConfigureAwait(false);
    }

    public void Dispose() => _queue.Dispose();

    // After the pipeline ended (a log message of a process that is being killed, say) there is nobody to tell.
    private void Enqueue(Action write)
    {
        try
        {
            if (!_queue.IsAddingCompleted)
            {
                _queue.Add(write);
            }
        }
        catch (Exception ended) when (ended is InvalidOperationException or ObjectDisposedException)
        {
            System.Diagnostics.Debug.WriteLine(ended.Message);
        }
    }
}
