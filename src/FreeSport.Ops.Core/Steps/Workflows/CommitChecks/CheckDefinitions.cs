using System.Text;

using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks;

/// <summary>Which checks of CI stand for a suite.</summary>
/// <param name="project">The project.</param>
internal sealed class CheckDefinitions(Project project) : IDefinitions
{
    public string Prefix => "checks.";

    public FsInput? Find(string suite) =>
        project.Configuration.Suites.FirstOrDefault(s => s.Name.Equals(suite, StringComparison.OrdinalIgnoreCase)) is { Checks.Count: > 0 } mapped
            ? new FsInput { Name = Prefix + suite, Kind = FsInputKind.Definition, Fingerprint = Hex.Sha256(Encoding.UTF8.GetBytes(string.Join("\n", mapped.Checks))) }
            : null;

    public Task<FsInput?> FindAsync(string name, CancellationToken cancellationToken) => Task.FromResult(Find(name));
}
