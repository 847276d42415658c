using FreeSport.Ops.Core.Floor.Docker;
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
    /// <param name="environment">The environment, whose <c>deployment.target</c> is <c>compose</c> or <c>swarm</c>.</param>
    /// <param name="release">What is to run; its variables are put into the compose files.</param>
    /// <returns>The target.</returns>
    /// <exception cref="OpsException">
    /// There is no docker on PATH (<c>DeploymentToolMissing</c>), nothing says which compose files run there, or something else carries changes there
    /// (<c>DeploymentNotConfigured</c>).
    /// </exception>
    public static IDeploymentTarget Open(OpsTools tools, Project project, EnvironmentDefinition environment, Release release) =>
        Open(tools.Processes, tools.Tools, tools, project, environment, release, LockClock.Real);

    internal static IDeploymentTarget Open(
        IProcessRunner processes, ToolLocator locator, OpsTools tools, Project project, EnvironmentDefinition environment, Release release, LockClock clock)
    {
        DeploymentDefinition deployment = environment.Deployment ?? new DeploymentDefinition();
        ComposeSet set = SetOf(project, environment);
        Dictionary<string, string?> variables = DockerVariables.Hide(ComposeClient.Mentioned(set));
        foreach (KeyValuePair<string, string> variable in release.Variables)
        {
            variables[variable.Key] = variable.Value;
        }

        string program = locator.Find("docker") ?? throw TargetFailures.NoDocker(locator.ShimNote("docker"));
        DockerClient docker = new(processes, program, set.Folder, environment.Compose?.Context) { Variables = variables, StopGrace = StopGrace };
        return deployment.Target switch
        {
            "compose" => new ComposeTarget(new ComposeClient(docker, set, tools.Redactor), deployment, clock),
            _ => throw TargetFailures.OtherTarget(environment.Name, deployment.Target),
        };
    }

    // Of files that no environment is said to run, those of a project that has no others are meant.
    private static ComposeSet SetOf(Project project, EnvironmentDefinition environment)
    {
        IReadOnlyList<ComposeSet> sets = ComposeSets.Find(project);
        return sets.FirstOrDefault(s => s.Environment == environment.Name) ?? (sets is [{ Environment: null } only] ? only : null) ?? throw TargetFailures.NoFiles(environment.Name);
    }
}
