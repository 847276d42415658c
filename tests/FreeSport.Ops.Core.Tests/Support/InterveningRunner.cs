using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>Runs programs after something happened that a test wants to happen before.</summary>
internal sealed class InterveningRunner(IProcessRunner inner, Action<ProcessRequest> before) : IProcessRunner
{
    public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        before(request);
        return inner.RunAsync(request, cancellationToken);
    }
}
