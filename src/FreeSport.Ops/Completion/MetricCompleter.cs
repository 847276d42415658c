using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the names of metrics, those of the environment where one stands on the line already.</summary>
public sealed class MetricCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) => project.Configuration.Environments
        .Where(e => typed.First("Environment") is not { } named || e.Name.Equals(named, StringComparison.OrdinalIgnoreCase))
        .SelectMany(static e => e.Metrics.Select(static m => m.Name));
}
