using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Locks;
using FreeSport.Ops.Core.Steps.Deployment.Migrations;
using FreeSport.Ops.Core.Steps.Deployment.Starting;
using FreeSport.Ops.Core.Steps.Deployment.Targets;

namespace FreeSport.Ops.Core.Steps.Deployment.Carrying;

/// <summary>Knows how each environment of a project is changed.</summary>
/// <param name="tools">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="verdicts">Tells whether an environment is well.</param>
/// <param name="engine">Opens the engine behind an environment.</param>
public sealed class Carriers(OpsTools tools, Project project, IEnvironmentVerdicts verdicts, Func<EnvironmentDefinition, Release, IDeploymentTarget> engine)
{
    /// <summary>How a release gets to an environment.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="commit">The commit; empty where there is no git.</param>
    /// <param name="tag">The tag of the images; null for none.</param>
    /// <exception cref="Floor.Results.OpsException">Nothing says how (<c>DeploymentNotConfigured</c>), or a tag is needed (<c>ImageTagMissing</c>).</exception>
    internal Carrier Open(EnvironmentDefinition environment, string commit, string? tag)
    {
        DeploymentDefinition definition = environment.Deployment ?? throw StartFailures.NotConfigured(environment.Name);
        if (tag is not null && !DeploymentStart.IsTag(tag))
        {
            throw StartFailures.TagInvalid(tag);
        }

        Release release = new(environment.Name, commit, tag, new Dictionary<string, string>());
        bool needsTag = definition.Variables.Values.Concat(definition.Parameters.Values).Concat(definition.Images.Values).Any(static v => v.Contains("{tag}", StringComparison.Ordinal));
        if (needsTag && tag is null)
        {
            throw CarryingFailures.TagMissing(environment.Name);
        }

        release = release with { Variables = definition.Variables.ToDictionary(static v => v.Key, v => release.Fill(v.Value), StringComparer.Ordinal) };
        ProgramRun programs = new(tools, project, release);
        IDeploymentTarget target = definition.Target == "script"
            ? new ScriptTarget(programs, definition, environment.Compose is { } compose ? engine(Seen(environment, compose), release) : null)
            : engine(environment, release);
        MigrationStages? migrations = definition.Migrations is { } migrated ? new MigrationStages(target, migrated, release.Fill, Backup(environment.Name, migrated, programs)) : null;
        return new Carrier(target, release, definition, new DeploymentStages(target, definition, release, programs, verdicts, migrations), migrations);
    }

    // A program that looks for a backup changes nothing, and needs no lock.
    private BackupCheck Backup(string environment, MigrationDefinition definition, ProgramRun programs)
    {
        StageContext context = new(new FsDeployment { Environment = environment }, new NoLock(environment), tools.Host);
        return new BackupCheck(project.Root, definition.Backup, (command, token) => programs.RunAsync(command, context, token), static () => DateTime.UtcNow);
    }

    // What a script changes is seen on the engine that runs the environment's compose files.
    private static EnvironmentDefinition Seen(EnvironmentDefinition environment, ComposeDefinition compose) =>
        environment with { Deployment = environment.Deployment! with { Target = compose.IsSwarm ? "swarm" : "compose" } };
}
