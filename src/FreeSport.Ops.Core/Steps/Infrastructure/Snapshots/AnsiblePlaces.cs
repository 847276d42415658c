using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Ansible;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>The Ansible folders of a project. Ansible keeps no state: what runs on the hosts only a plan can tell.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="seal">Seals values.</param>
internal sealed class AnsiblePlaces(OpsTools session, Project project, ValueSeal seal)
{
    public IEnumerable<SnapshotLook> Looks(SnapshotOptions options, Func<IReadOnlyList<string>, string?, bool> isFor)
    {
        foreach (AnsibleDefinition definition in project.Infrastructure.Ansible.Where(a => isFor(a.Environments, null)))
        {
            // Where the runner is elsewhere, the files are read here and its Ansible is not asked.
            AnsibleInventoryTool? tool = !options.DeclaredOnly && definition.Runner.Kind == "local" && session.Tools.Find("ansible-inventory") is { } program
                ? new AnsibleInventoryTool(session.Processes, program, options.Timeout)
                : null;
            yield return new SnapshotLook(FsInfrastructureKind.Ansible, "ansible:" + definition.Folder.Replace('\\', '/') + (definition.Inventory is { } inventory ? "@" + inventory.Replace('\\', '/') : string.Empty), definition.Folder)
            {
                Environment = definition.Environments.Count == 1 ? definition.Environments[0] : null,
                Sources = [definition.Folder],
                Declared = token => new AnsibleReader(project.Root, seal).ReadAsync(definition, tool, token),
            };
        }
    }
}
