using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Logging;

/// <summary>A host that shows nothing and permits nothing; for completion, which has no streams.</summary>
internal sealed class SilentHost : IOpsHost
{
    public static readonly SilentHost Instance = new();

    private SilentHost()
    {
    }

    public void WriteResult(object result)
    {
    }

    public void WriteError(OpsFailure failure)
    {
    }

    public void WriteWarning(string message)
    {
    }

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

    public Task<bool> ConfirmAsync(string target, string action, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
