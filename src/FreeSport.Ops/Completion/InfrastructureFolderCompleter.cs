using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the folders of what can be planned.</summary>
public sealed class InfrastructureFolderCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed)
    {
        InfrastructureDefinition declared = project.Infrastructure;
        return declared.Terraform.Select(static t => t.Folder)
            .Concat(declared.Ansible.Select(static a => a.Folder))
            .Concat(declared.Kubernetes.SelectMany(static k => k.Manifests.Take(1)));
    }
}
