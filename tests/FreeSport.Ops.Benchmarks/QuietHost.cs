using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Benchmarks;

/// <summary>Takes everything and shows nothing; a failure would spoil the figures, so it ends the run.</summary>
internal sealed class QuietHost : IOpsHost
{
    public void WriteResult(object result)
    {
    }

    public void WriteError(OpsFailure failure) => throw new InvalidOperationException(failure.FullMessage);

    public void WriteWarning(string message) => throw new InvalidOperationException(message);

    public void WriteInformation(string message)
    {
    }

    public void WriteVerbose(string message)
    {
    }

    public void WriteDebug(string message)
    {
    }

    public void WriteProgress(OpsProgress progress)
    {
    }

    public Task<bool> ConfirmAsync(string target, string action, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
