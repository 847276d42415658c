using FreeSport.Ops.Core.Floor.Docker;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Locks;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>The targets that Docker is behind.</summary>
public static class DeploymentTargets
{
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(5);

    /// <summary>Opens the target of an environment. Asks nobody yet.</summary>
    /// <param name="tools">What to work with.</param>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment, whose <c>deployment.target</c> is <c>compose</c>, <c>swarm</c> or <c>kubernetes</c>.</param>
    /// <param name="release">What is to run; its variables are put into the compose files.</param>
    /// <param name="readEnvFiles">Reads the env files of a stack, which docker does not do itself; null where a stack has none.</param>
    /// <returns>The target.</returns>
    /// <exception cref="OpsException">
    /// There is no docker or kubectl on PATH (<c>DeploymentToolMissing</c>), nothing says which compose files run there, or something else carries changes there
    /// (<c>DeploymentNotConfigured</c>).
    /// </exception>
    public static IDeploymentTarget Open(
        OpsTools tools, Project project, EnvironmentDefinition environment, Release release, Func<ComposeSet, IReadOnlyDictionary<string, string>>? readEnvFiles = null) =>
        Open(tools.Processes, tools.Tools, tools.Redactor, project, environment, release, readEnvFiles);

    internal static IDeploymentTarget Open(
        IProcessRunner processes,
        ToolLocator locator,
        SecretRedactor redactor,
        Project project,
        EnvironmentDefinition environment,
        Release release,
        Func<ComposeSet, IReadOnlyDictionary<string, string>>? readEnvFiles)
    {
        DeploymentDefinition deployment = environment.Deployment ?? new DeploymentDefinition();
        if (deployment.Target == "kubernetes")
        {
            return Cluster(processes, locator, redactor, project, environment, release);
        }

        ComposeSet set = SetOf(project, environment);
        Dictionary<string, string?> variables = DockerVariables.Hide(ComposeClient.Mentioned(set));
        IReadOnlyDictionary<string, string> ofFiles = deployment.Target != "swarm" || set.EnvFiles.Count == 0 ? new Dictionary<string, string>()
            : readEnvFiles is null ? throw TargetFailures.EnvFilesUnread(set.EnvFiles)
            : readEnvFiles(set);
        foreach (KeyValuePair<string, string> variable in ofFiles.Concat(release.Variables))
        {
            variables[variable.Key] = variable.Value;
        }

        string program = locator.Find("docker") ?? throw TargetFailures.NoDocker(locator.ShimNote("docker"));
        DockerClient docker = new(processes, program, set.Folder, environment.Compose?.Context) { Variables = variables, StopGrace = StopGrace };
        return deployment.Target switch
        {
            "compose" => new ComposeTarget(new ComposeClient(docker, set, redactor), deployment, LockClock.Real),
            "swarm" => new SwarmTarget(new StackClient(docker, set, environment.Compose?.Stack ?? set.ProjectName ?? environment.Name, redactor), deployment, LockClock.Real),
            _ => throw TargetFailures.OtherTarget(environment.Name, deployment.Target),
        };
    }

    // The shell's current context is whatever somebody worked with last: a deployment is told its cluster, or not started.
    private static KubernetesTarget Cluster(IProcessRunner processes, ToolLocator locator, SecretRedactor redactor, Project project, EnvironmentDefinition environment, Release release)
    {
        KubernetesDefinition[] named = [.. (project.Configuration.Infrastructure?.Kubernetes ?? []).Where(k => k.Context is not null && (k.Environments.Count == 0 || k.Environments.Contains(environment.Name, StringComparer.OrdinalIgnoreCase)))];
        KubernetesDefinition cluster = named.FirstOrDefault(static k => k.Environments.Count > 0) ?? named.FirstOrDefault() ?? throw TargetFailures.NoCluster(environment.Name);
        WorkloadImage[] images = [.. (environment.Deployment?.Images ?? new Dictionary<string, string>()).Select(i => WorkloadImage.Of(i.Key, release.Fill(i.Value)))];
        string program = locator.Find("kubectl") ?? throw TargetFailures.NoKubectl(locator.ShimNote("kubectl"));
        return images.Length == 0 ? throw TargetFailures.NoWorkloads(environment.Name)
            : new KubernetesTarget(new ClusterClient(processes, program, project.Root, cluster, redactor), images, environment.Deployment!.Health, LockClock.Real);
    }

    // Of files that no environment is said to run, those of a project that has no others are meant.
    private static ComposeSet SetOf(Project project, EnvironmentDefinition environment)
    {
        IReadOnlyList<ComposeSet> sets = ComposeSets.Find(project);
        return sets.FirstOrDefault(s => s.Environment == environment.Name) ?? (sets is [{ Environment: null } only] ? only : null) ?? throw TargetFailures.NoFiles(environment.Name);
    }
}
