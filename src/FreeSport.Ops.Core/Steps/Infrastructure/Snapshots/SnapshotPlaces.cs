using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>The places of a project that can be looked at.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="seal">Seals values.</param>
internal sealed class SnapshotPlaces(OpsTools session, Project project, ValueSeal seal)
{
    /// <summary>The places that are wanted, ordered by kind and key.</summary>
    /// <exception cref="OpsException">An environment is not known (<c>EnvironmentUnknown</c>), or nothing of a kind is there (<c>InfrastructureNotFound</c>).</exception>
    /// <param name="options">What is wanted.</param>
    /// <param name="isStrict">Whether it is wrong that nothing of a kind is there.</param>
    public IReadOnlyList<SnapshotLook> Find(SnapshotOptions options, bool isStrict = true)
    {
        string[] environments = [.. options.Environments.Select(e => isStrict ? project.EnvironmentNamed(e).Name : e)];
        SnapshotOptions wanted = options with { Environments = environments };
        ComposePlaces compose = new(session, project, seal);
        SnapshotLook[] found =
        [
            .. options.Wants(FsInfrastructureKind.Compose) || options.Wants(FsInfrastructureKind.Swarm) ? compose.Looks(wanted) : [],
            .. AsksContextsAlone(options) || !options.Wants(FsInfrastructureKind.Terraform) ? [] : new TerraformPlaces(session, project, seal).Looks(wanted, IsFor),
            .. AsksContextsAlone(options) || !options.Wants(FsInfrastructureKind.Ansible) ? [] : new AnsiblePlaces(session, project, seal).Looks(wanted, IsFor),
            .. AsksContextsAlone(options) || !options.Wants(FsInfrastructureKind.Kubernetes) ? [] : new KubernetesPlaces(session, project, seal).Looks(wanted, IsFor),
        ];
        foreach (FsInfrastructureKind kind in options.Kinds.Where(k => isStrict && !found.Any(f => f.Kind == k)))
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.InfrastructureNotFound, FailureKind.ObjectNotFound, SnapshotTexts.KindNotFound.With(kind, project.Root), SnapshotTexts.KindNotFoundRemedy, kind));
        }

        return [.. found.OrderBy(static f => f.Kind).ThenBy(static f => f.Key, StringComparer.Ordinal)];

        bool IsFor(IReadOnlyList<string> those, string? context) =>
            environments.Length == 0 || those.Count == 0 || those.Any(t => environments.Contains(t, StringComparer.OrdinalIgnoreCase));
    }

    // Contexts lead to engines: who names nothing else does not mean folders of Terraform.
    private static bool AsksContextsAlone(SnapshotOptions options) => options.Kinds.Count == 0 && options.Contexts.Count > 0;
}
