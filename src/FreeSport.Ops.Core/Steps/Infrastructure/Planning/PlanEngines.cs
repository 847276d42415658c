using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>What of a project's infrastructure can be planned.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
internal sealed class PlanEngines(OpsSession session, Project project)
{
    /// <summary>The engines for an environment.</summary>
    /// <param name="environment">Its name; null for all.</param>
    /// <param name="byConvention">Whether compose files count that are for an environment by their names alone.</param>
    public IReadOnlyList<IPlanEngine> For(string? environment, bool byConvention)
    {
        InfrastructureDefinition declared = project.Infrastructure;
        return
        [
            .. declared.Terraform.Where(t => IsFor(t.Environments, environment))
                .Select(t => new TerraformEngine(project, t, EnvironmentOf(t.Environments, environment), session.Processes, session.Tools)),
            .. declared.Ansible.Where(a => IsFor(a.Environments, environment))
                .Select(a => new AnsibleEngine(project, a, EnvironmentOf(a.Environments, environment), session.Processes, session.Tools)),
            .. Compose(environment, byConvention),
            .. declared.Kubernetes.Where(k => IsFor(k.Environments, environment))
                .Select(k => new KubernetesEngine(project, k, EnvironmentOf(k.Environments, environment), session.Processes, session.Tools)),
        ];
    }

    // What nothing assigns to an environment would be planned against whatever engine is selected here.
    private IEnumerable<IPlanEngine> Compose(string? environment, bool byConvention)
    {
        foreach (ComposeSet set in ComposeSets.Find(project).Where(s => s.Environment is not null && (environment is null || s.Environment.Equals(environment, StringComparison.OrdinalIgnoreCase))))
        {
            ComposeDefinition? configured = project.Configuration.Environments.FirstOrDefault(e => e.Name == set.Environment)?.Compose;
            if ((configured ?? (byConvention ? new ComposeDefinition() : null)) is { } definition)
            {
                yield return definition.IsSwarm
                    ? new SwarmEngine(project, set, definition, session.Processes, session.Tools)
                    : new ComposeEngine(project, set, definition, session.Processes, session.Tools);
            }
        }
    }

    private static bool IsFor(IReadOnlyList<string> environments, string? environment) =>
        environment is null || environments.Count == 0 || environments.Contains(environment, StringComparer.OrdinalIgnoreCase);

    // What describes one environment alone is for that one, asked for or not.
    private static string? EnvironmentOf(IReadOnlyList<string> environments, string? environment) => environment ?? (environments.Count == 1 ? environments[0] : null);
}
