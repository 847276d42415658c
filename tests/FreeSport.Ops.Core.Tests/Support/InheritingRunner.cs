using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>Runs programs as if this process had inherited some variables.</summary>
internal sealed class InheritingRunner(IProcessRunner inner, IReadOnlyDictionary<string, string?> inherited) : IProcessRunner
{
    public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        Dictionary<string, string?> environment = new(inherited);
        foreach ((string name, string? value) in request.Environment)
        {
            environment[name] = value;
        }

        return inner.RunAsync(request with { Environment = environment }, cancellationToken);
    }
}
