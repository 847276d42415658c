using System.Management.Automation;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Commands.Pipeline;

/// <summary>
/// The base of every cmdlet that waits for something: the work runs on worker threads, the pipeline thread writes
/// what they hand over, and whatever stops the pipeline cancels the work and waits for it briefly.
/// </summary>
/// <remarks>The one place of the module that blocks on a task.</remarks>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stop = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of what the cmdlet holds, however its pipeline ended.</summary>
    /// <param name="disposing">Always true; the pattern's own.</param>
    protected virtual void Dispose(bool disposing) => _stop.Dispose();

    /// <summary>Gets a value indicating whether any failure ends the whole script, because what follows may only run when this has passed.</summary>
    private protected virtual bool IsGate => false;

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <summary>Runs work to its end while this thread writes what it hands over.</summary>
    /// <param name="work">The work; it gets the host to talk to and the token that stops it.</param>
    protected void RunToEnd(Func<IOpsHost, CancellationToken, Task> work)
    {
        using PipelineHost host = new(this);
        Task worker = Task.Run(() => host.RunAsync(work, _stop.Token));
        try
        {
            host.WriteAll(_stop.Token);
        }
        catch (Exception)
        {
            // A stopped downstream, -ErrorAction Stop, or Ctrl+C: the work must not go on behind the user's back.
            _stop.Cancel();
            WaitBriefly(worker);
            host.WriteAfterStop();
            throw;
        }

        WaitBriefly(worker);
        Finish(worker);
    }

    /// <summary>Ends the statement with an error, or the whole script where this is a gate.</summary>
    /// <param name="error">The error.</param>
    /// <param name="endsScript">Whether it ends the script in any case.</param>
    /// <returns>Never; for the compiler.</returns>
    private protected Exception End(ErrorRecord error, bool endsScript = false)
    {
        if (endsScript || IsGate)
        {
            // ThrowTerminatingError ends the statement only; under pwsh -File the script would go on and exit with 0.
            throw new RuntimeException(error.Exception.Message, error.Exception, error) { WasThrownFromThrowStatement = true };
        }

        ThrowTerminatingError(error);
        return error.Exception;
    }

    private static void WaitBriefly(Task worker)
    {
        // Not Wait: it would throw the work's own exception, which Finish tells in PowerShell's way.
        Task.WhenAny(worker, Task.Delay(Grace)).GetAwaiter().GetResult();
    }

    private void Finish(Task worker)
    {
        if (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        if (worker.Exception?.GetBaseException() is { } cause)
        {
            throw End(ErrorRecords.From(cause), cause is OpsException { Failure.EndsScript: true });
        }
    }
}
