using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the names of the configured alerts, those of the environment that is typed where one is.</summary>
public sealed class AlertNameCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) => (project.Configuration.Alerting?.Rules ?? [])
        .Where(r => r.Environments.Count == 0 || typed.First("Environment") is not { } environment || r.Environments.Contains(environment, StringComparer.OrdinalIgnoreCase))
        .Select(static r => r.Name);
}
