using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Locks;
using FreeSport.Ops.Core.Steps.Deployment.Targets;

namespace FreeSport.Ops.Core.Steps.Deployment.Carrying;

/// <summary>Plans the way back to a release that ended well: from the records, by what its containers ran, never from git's HEAD or the engine's own memory.</summary>
/// <param name="tools">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="carriers">Knows how each environment is changed.</param>
/// <param name="registry">Is asked for images.</param>
public sealed class RollbackPlanner(OpsTools tools, Project project, Carriers carriers, IImageRegistry registry)
{
    private readonly DeploymentJournal _journal = DeploymentJournal.Of(project);
    private readonly ReleaseList _releases = new(project, carriers, registry, tools.Host);

    /// <summary>Plans it. Changes nothing.</summary>
    /// <param name="options">Where, and to what.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What would be done, and what stands against it.</returns>
    /// <exception cref="Floor.Results.OpsException">No record of a deployment that ended well is known (<c>RollbackNothingKnown</c>), or the engine does not answer.</exception>
    public Task<FsRollbackPlan> PlanAsync(RollbackOptions options, CancellationToken cancellationToken) =>
        options.From == FsReleaseSource.Records ? ToRecordAsync(options, cancellationToken) : ToTagAsync(options, cancellationToken);

    /// <summary>Lists the releases that an environment may be put back to.</summary>
    /// <param name="options">Where, and where they are known from.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The releases, the newest first.</returns>
    /// <exception cref="Floor.Results.OpsException">Whatever knows them does not tell (<c>ReleasesUnknown</c>).</exception>
    public Task<IReadOnlyList<FsRelease>> ListAsync(RollbackOptions options, CancellationToken cancellationToken) =>
        _releases.ListAsync(project.EnvironmentNamed(options.Environment), options.From, cancellationToken);

    private async Task<FsRollbackPlan> ToTagAsync(RollbackOptions options, CancellationToken cancellationToken)
    {
        EnvironmentDefinition named = project.EnvironmentNamed(options.Environment);
        IReadOnlyList<FsRelease> releases = options.From == FsReleaseSource.Registry && options.To is not null ? [] : await _releases.ListAsync(named, options.From, cancellationToken).ConfigureAwait(false);
        FsRelease? release = options.To is not null ? releases.FirstOrDefault(r => r.ImageTag == options.To)
            : options.From == FsReleaseSource.Registry ? throw CarryingFailures.TagNeeded(named.Name, releases)
            : Before(releases, await _releases.TaggedAsync(named, cancellationToken).ConfigureAwait(false), named.Name);
        string tag = options.To ?? release?.ImageTag ?? throw CarryingFailures.NothingListed(named.Name);
        Carrier carrier = carriers.Open(named, string.Empty, tag);
        IReadOnlyList<FsDeployedService> running = await carrier.Target.LookAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> missing = await new TagRollback(registry).FindAsync(running, tag, cancellationToken).ConfigureAwait(false);
        FsDeployment back = new() { Services = [.. running.Select(static s => new FsDeployedService { Name = s.Name, Wanted = s.Wanted })] };
        (FsMigrationRollback? database, IReadOnlyList<string> against) = missing.Count > 0 ? (null, []) : await JudgeAsync(carrier, named.Name, back, [.. _journal.List(named.Name)], running, options, cancellationToken).ConfigureAwait(false);
        string[] objections = [.. missing, .. against];
        return new FsRollbackPlan
        {
            Environment = named.Name,
            Target = carrier.Target.Kind,
            ImageTag = tag,
            Commit = release?.Commit ?? string.Empty,
            RanAt = release?.RanAt ?? default,
            Services = [.. running],
            Database = database,
            Objections = objections,
            IsAllowed = objections.Length == 0,
        };
    }

    // The one before what runs; the newest where what runs is not listed.
    private FsRelease? Before(IReadOnlyList<FsRelease> newestFirst, IReadOnlyList<FsDeployedService> services, string environment)
    {
        // What was put back runs by its digest: the record has its tag.
        FsDeployment? last = _journal.List(environment).FirstOrDefault(d => IsGood(d) && services.All(s => DeploymentImages.IsSame(s.Now, d.Services.FirstOrDefault(o => o.Name == s.Name)?.Now)));
        string?[] tags = [last?.ImageTag, .. services.Select(static s => s.Now is null ? null : ImageReference.Parse(s.Now.Reference).Tag)];
        int at = newestFirst.ToList().FindIndex(r => tags.Contains(r.ImageTag, StringComparer.Ordinal));
        return newestFirst.Skip(at + 1).FirstOrDefault();
    }

    private async Task<FsRollbackPlan> ToRecordAsync(RollbackOptions options, CancellationToken cancellationToken)
    {
        string? to = options.To;
        EnvironmentDefinition named = project.EnvironmentNamed(options.Environment);
        FsDeployment[] all = [.. _journal.List(named.Name)];
        FsDeployment[] good = [.. all.Where(IsGood)];
        FsDeployment any = good.FirstOrDefault() ?? throw CarryingFailures.NothingKnown(named.Name, to);
        Carrier carrier = carriers.Open(named, any.Commit, any.ImageTag);
        IReadOnlyList<FsDeployedService> running = await carrier.Target.LookAsync(cancellationToken).ConfigureAwait(false);
        FsDeployment back = to is null
            ? NotUndone(all).FirstOrDefault(d => Towards(running, d.Services).Any(s => d == any || d.DeploymentId == any.BackTo ? !DeploymentImages.IsSame(s.Now, s.Wanted) : !DeploymentImages.IsUnchanged(s.Now, s.Wanted))) ?? throw CarryingFailures.NothingKnown(named.Name, to)
            : good.FirstOrDefault(d => d.DeploymentId == to || d.ImageTag == to) ?? throw CarryingFailures.NothingKnown(named.Name, to);
        FsDeployment[] since = [.. all.TakeWhile(d => d.DeploymentId != back.DeploymentId)];
        string[] migrated = [.. since.Where(static d => d.Stages.Any(static s => s.Kind == FsDeploymentStageKind.Migrate)).Select(static d => d.DeploymentId!)];
        (FsMigrationRollback? database, IReadOnlyList<string> against) = await JudgeAsync(carrier, named.Name, back, since, running, options, cancellationToken).ConfigureAwait(false);
        string[] objections =
        [
            .. against,
            .. await GoneAsync(carrier.Target, Towards(running, back.Services), cancellationToken).ConfigureAwait(false),
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

    // What the engine does not have must be in its registry, with what it stands for.
    private async Task<IReadOnlyList<string>> GoneAsync(IDeploymentTarget target, IReadOnlyList<FsDeployedService> services, CancellationToken cancellationToken)
    {
        List<string> gone = [];
        foreach (FsServiceImage image in services.Where(static s => s.Wanted is { Digest: not null } or { ImageId: not null } && !DeploymentImages.IsUnchanged(s.Now, s.Wanted)).Select(static s => s.Wanted!))
        {
            if (await target.HasAsync(image, cancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            RegistryImage? there = image.Digest is not null && ImageName.Parse(image.Reference) is { } name
                ? await registry.FindAsync(name with { Tag = null, Digest = image.Digest }, cancellationToken).ConfigureAwait(false)
                : null;
            if (there?.IsThere != true)
            {
                gone.Add(CarryingTexts.ImageGone.With(image.Reference, there?.Said));
            }
        }

        return gone;
    }

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
                until = deployment.BackTo is { Length: > 0 } to ? to : null;
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
