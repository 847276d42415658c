using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Terraform;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>The Terraform and OpenTofu folders of a project.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="seal">Seals values.</param>
internal sealed class TerraformPlaces(OpsTools session, Project project, ValueSeal seal)
{
    public IEnumerable<SnapshotLook> Looks(SnapshotOptions options, Func<IReadOnlyList<string>, string?, bool> isFor)
    {
        foreach (TerraformDefinition definition in project.Infrastructure.Terraform.Where(t => isFor(t.Environments, null)))
        {
            string folder = Path.GetFullPath(Path.Combine(project.Root, definition.Folder));
            string key = "terraform:" + definition.Folder.Replace('\\', '/') + (definition.Workspace is { } workspace ? "@" + workspace : string.Empty);
            yield return new SnapshotLook(FsInfrastructureKind.Terraform, key, definition.Folder)
            {
                Environment = definition.Environments.Count == 1 ? definition.Environments[0] : null,
                Sources = [definition.Folder],
                Declared = token => new TerraformDeclaration(project.Root, seal).ReadAsync(folder, token),
                Running = options.DeclaredOnly ? null : (_, token) => new TerraformReader(session.Processes, session.Tools, seal, session.Redactor)
                    .ReadAsync(folder, definition.Workspace, definition.Program, options.Timeout, token),
                Compare = Compare,
            };
        }
    }

    // An address of the state without the index of its instance, and without those of the modules around it.
    private static string Declared(string address) => System.Text.RegularExpressions.Regex.Replace(address, @"\[(?:""(?:[^""\\]|\\.)*""|\d+)\]", string.Empty);

    private static void Compare(SnapshotDrift drift)
    {
        ILookup<string, FsInfrastructureResource> applied = drift.Running.ToLookup(static r => Declared(r.Address), StringComparer.Ordinal);
        HashSet<string> declared = new(drift.Declared.Select(static d => d.Address), StringComparer.Ordinal);

        // What a module from elsewhere holds is declared where nobody looks.
        string[] closed = [.. drift.Declared.Where(d => d.Type == "module" && !declared.Any(a => a.StartsWith(d.Address + ".", StringComparison.Ordinal))).Select(static d => d.Address + ".")];
        foreach (FsInfrastructureResource resource in drift.Declared.Where(static d => IsManaged(d) || d.Type == "output"))
        {
            FsInfrastructureResource[] instances = [.. applied[resource.Address]];
            foreach (FsInfrastructureResource instance in instances)
            {
                SnapshotDrift.Match(resource, instance);
            }

            // A count of nothing is as good as none.
            if (instances.Length == 0 && !resource.Facts.Any(static a => a.Name == "repeat"))
            {
                drift.NotRunning(resource);
            }
        }

        foreach (FsInfrastructureResource resource in drift.Running.Where(r => r.Match == FsInfrastructureMatch.Unknown && (IsManaged(r) || r.Type == "output") && !Array.Exists(closed, c => Declared(r.Address).StartsWith(c, StringComparison.Ordinal))))
        {
            drift.NotDeclared(resource);
        }
    }

    private static bool IsManaged(FsInfrastructureResource resource) =>
        resource.Type is not ("module" or "variable" or "output" or "backend" or "provider") && !resource.Type.StartsWith("data.", StringComparison.Ordinal);
}
