using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications;

/// <summary>Lets a message to the team get stale once the commit or the verdict is another than the one it told.</summary>
/// <param name="project">The project.</param>
internal sealed class VerdictDefinitions(Project project) : IDefinitions
{
    public string Prefix => VerdictState.Prefix;

    public Task<FsInput?> FindAsync(string name, CancellationToken cancellationToken) => Task.FromResult(VerdictState.Take(project, name));
}
