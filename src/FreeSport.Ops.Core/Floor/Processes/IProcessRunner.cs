namespace FreeSport.Ops.Core.Floor.Processes;

/// <summary>The only way to an external program.</summary>
public interface IProcessRunner
{
    /// <summary>Runs a program to its end, its time-out, or the cancellation, whichever comes first; nothing of it stays behind.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="cancellationToken">Kills the program and its children.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="Results.OpsException">The program could not be started (<c>ProcessNotStarted</c>).</exception>
    Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken);
}
