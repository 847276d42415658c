using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Locks;
using FreeSport.Ops.Core.Steps.Deployment.Targets;

namespace FreeSport.Ops.Core.Steps.Deployment.Carrying;

/// <summary>Plans the way back to a release that ended well: from the records, by what its containers ran, never from git's HEAD or the engine's own memory.</summary>
/// <param name="tools">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="carriers">Knows how each environment is changed.</param>
public sealed class RollbackPlanner(OpsTools tools, Project project, Carriers carriers)
{
    private readonly DeploymentJournal _journal = DeploymentJournal.Of(project);

    /// <summary>Plans it. Changes nothing.</summary>
    /// <param name="options">Where, and to what.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What would be done, and what stands against it.</returns>
    /// <exception cref="Floor.Results.OpsException">No record of a deployment that ended well is known (<c>RollbackNothingKnown</c>), or the engine does not answer.</exception>
    public async Task<FsRollbackPlan> PlanAsync(RollbackOptions options, CancellationToken cancellationToken)
    {
        string? to = options.To;
        EnvironmentDefinition named = project.EnvironmentNamed(options.Environment);
        FsDeployment[] all = [.. _journal.List(named.Name)];
        FsDeployment[] good = [.. all.Where(IsGood)];
        FsDeployment any = good.FirstOrDefault() ?? throw CarryingFailures.NothingKnown(named.Name, to);
        Carrier carrier = carriers.Open(named, any.Commit, any.ImageTag);
        IReadOnlyList<FsDeployedService> running = await carrier.Target.LookAsync(cancellationToken).ConfigureAwait(false);
        FsDeployment back = to is null
            ? NotUndone(all).FirstOrDefault(d => Towards(running, d.Services).Any(s => d == any ? !DeploymentImages.IsSame(s.Now, s.Wanted) : !DeploymentImages.IsUnchanged(s.Now, s.Wanted))) ?? throw CarryingFailures.NothingKnown(named.Name, to)
            : good.FirstOrDefault(d => d.DeploymentId == to || d.ImageTag == to) ?? throw CarryingFailures.NothingKnown(named.Name, to);
        FsDeployment[] since = [.. all.TakeWhile(d => d.DeploymentId != back.DeploymentId)];
        string[] migrated = [.. since.Where(static d => d.Stages.Any(static s => s.Kind == FsDeploymentStageKind.Migrate)).Select(static d => d.DeploymentId!)];
        (FsMigrationRollback? database, IReadOnlyList<string> against) = await JudgeAsync(carrier, named.Name, back, since, running, options, cancellationToken).ConfigureAwait(false);
        string[] objections =
        [
            .. against,
            .. migrated.Length == 0 || database is not null ? Array.Empty<string>() : [CarryingTexts.MigratedSince.With(back.ImageTag ?? CommitId.Short(back.Commit), string.Join(", ", migrated))],
            .. Towards(running, back.Services).Where(static s => s.Wanted is { Digest: null, ImageId: null }).Select(static s => CarryingTexts.ImageNotKnown.With(s.Name)),
        ];
        return new FsRollbackPlan
        {
            Environment = named.Name,
            Target = back.Target,
            ToDeploymentId = back.DeploymentId!,
            ImageTag = back.ImageTag,
            Commit = back.Commit,
            RanAt = back.CreatedAt,
            Services = [.. Towards(running, back.Services)],
            MigratedBy = migrated,
            Database = database,
            Objections = objections,
            IsAllowed = objections.Length == 0,
        };
    }

    private async Task<(FsMigrationRollback? Database, IReadOnlyList<string> Objections)> JudgeAsync(
        Carrier carrier, string environment, FsDeployment back, FsDeployment[] since, IReadOnlyList<FsDeployedService> running, RollbackOptions options, CancellationToken cancellationToken)
    {
        if (carrier.Migrations?.Judge is not { } judge)
        {
            return (null, []);
        }

        string service = carrier.Definition.Migrations!.Service;
        StageContext context = new(new FsDeployment { Environment = environment, Services = [.. running] }, new NoLock(environment), tools.Host);
        return await judge.JudgeAsync(
            Newest(since, service) ?? running.FirstOrDefault(s => s.Name == service)?.Now, back.Migrations, ImageOf(back.Services, service), options.AcceptsDataLoss, context, cancellationToken).ConfigureAwait(false);
    }

    // A deployment that failed may have changed the database with an image that never ran after it.
    private static FsServiceImage? Newest(FsDeployment[] newestFirst, string service) => newestFirst
        .TakeWhile(static d => !d.Stages.Any(static s => s.Kind == FsDeploymentStageKind.MigrateBack))
        .Where(static d => d.Stages.Any(static s => s.Kind == FsDeploymentStageKind.Migrate))
        .Select(d => d.Services.FirstOrDefault(s => s.Name == service)?.Wanted)
        .FirstOrDefault();

    private static FsServiceImage? ImageOf(IReadOnlyList<FsDeployedService> services, string service) =>
        services.FirstOrDefault(s => s.Name == service) is { } one ? one.Wanted ?? one.Now : null;

    private static bool IsGood(FsDeployment deployment) => deployment.Ending is FsDeploymentEnding.Succeeded or FsDeploymentEnding.NoChange && deployment.Services.Length > 0;

    // What somebody went back from was not good enough: a second rollback does not bring it up again.
    private static IEnumerable<FsDeployment> NotUndone(FsDeployment[] newestFirst)
    {
        string? until = null;
        foreach (FsDeployment deployment in newestFirst)
        {
            until = deployment.DeploymentId == until ? null : until;
            if (until is null && IsGood(deployment))
            {
                yield return deployment;
                until = deployment.BackTo;
            }
        }
    }

    /// <summary>What each service is to run to be as it was.</summary>
    /// <param name="running">What runs.</param>
    /// <param name="then">What ran, in a record or in a plan.</param>
    /// <returns>The services; one that did not run then has nothing wanted.</returns>
    internal static IReadOnlyList<FsDeployedService> Towards(IReadOnlyList<FsDeployedService> running, IReadOnlyList<FsDeployedService> then)
    {
        foreach (FsDeployedService service in running)
        {
            FsDeployedService? was = then.FirstOrDefault(s => s.Name == service.Name);
            service.Wanted = was?.Wanted is { } wanted && !DeploymentImages.IsSame(was.Now, wanted) ? wanted : was?.Now;
        }

        return running;
    }
}
