using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the names of monitors, those of the environment that is typed where one is.</summary>
public sealed class MonitorCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) => project.Configuration.Monitors
        .Where(m => typed.First("Environment") is not { } environment || m.Watches(environment))
        .Select(static m => m.Name);
}
