using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Validation.Smoke;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the names of smoke tests, of the environments that are on the line.</summary>
public sealed class SmokeTestCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) => project.Configuration.Environments
        .Where(e => typed["Environment"].Count == 0 || typed["Environment"].Contains(e.Name, StringComparer.OrdinalIgnoreCase))
        .SelectMany(SmokePlan.Of)
        .Select(static c => c.Name);
}
