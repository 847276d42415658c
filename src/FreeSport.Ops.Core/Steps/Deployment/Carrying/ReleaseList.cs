using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Releases;
using FreeSport.Ops.Core.Steps.Deployment.Starting;
using FreeSport.Ops.Core.Steps.Deployment.Targets;

namespace FreeSport.Ops.Core.Steps.Deployment.Carrying;

/// <summary>Lists the releases that an environment may be put back to, each with when it ran and how it ended where a record of this clone knows.</summary>
/// <param name="project">The project.</param>
/// <param name="carriers">Knows how each environment is changed.</param>
/// <param name="registry">Is asked for tags.</param>
/// <param name="host">Is told of what cannot be read.</param>
internal sealed class ReleaseList(Project project, Carriers carriers, IImageRegistry registry, IOpsHost host)
{
    private const string UsualChangeLog = "docs/ci-cd/change-log.md";

    // Compose files are rendered with it to see which images a tag names.
    private const string AnyTag = "fsops-any-tag";

    private readonly DeploymentJournal _journal = DeploymentJournal.Of(project);

    /// <summary>Lists them.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="from">Where they are known from.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The releases, the newest first; of a registry, which knows no times, those that never ran last.</returns>
    /// <exception cref="OpsException">The document or the registry do not tell (<c>ReleasesUnknown</c>).</exception>
    public async Task<IReadOnlyList<FsRelease>> ListAsync(EnvironmentDefinition environment, FsReleaseSource from, CancellationToken cancellationToken)
    {
        FsDeployment[] deployments = [.. _journal.List(environment.Name)];
        if (from == FsReleaseSource.Records)
        {
            return [.. deployments.Where(static d => !d.IsRollback).Select(OfRecord)];
        }

        IReadOnlyList<FsRelease> releases = from == FsReleaseSource.ChangeLog
            ? await OfChangeLogAsync(project, environment, host, cancellationToken).ConfigureAwait(false)
            : await OfRegistryAsync(environment, cancellationToken).ConfigureAwait(false);
        foreach (FsRelease release in releases)
        {
            FsDeployment? known = deployments.FirstOrDefault(d => d.ImageTag == release.ImageTag && !d.IsRollback);
            (release.Environment, release.From, release.Commit, release.Ending) = (environment.Name, from, known?.Commit ?? string.Empty, known?.Ending ?? FsDeploymentEnding.None);
            release.RanAt ??= known?.CreatedAt;
        }

        return from == FsReleaseSource.Registry ? [.. releases.OrderByDescending(static r => r.RanAt ?? DateTime.MinValue)] : releases;
    }

    /// <summary>The services that run an image which a tag names, as a tag would be put into their names.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<FsDeployedService>> TaggedAsync(EnvironmentDefinition environment, CancellationToken cancellationToken)
    {
        IReadOnlyList<FsDeployedService> services = await carriers.Open(environment, string.Empty, AnyTag).Target.LookAsync(cancellationToken).ConfigureAwait(false);
        return [.. services.Where(static s => ImageReference.Parse(s.Image).Tag == AnyTag)];
    }

    private static FsRelease OfRecord(FsDeployment deployment) => new()
    {
        Environment = deployment.Environment!,
        To = deployment.DeploymentId!,
        ImageTag = deployment.ImageTag,
        Commit = deployment.Commit,
        RanAt = deployment.CreatedAt,
        Ending = deployment.Ending,
        Images = [.. deployment.Services.Select(static s => (s.Wanted ?? s.Now)?.Reference).OfType<string>()],
    };

    /// <summary>The releases that the project's change log has.</summary>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="host">Is told of rows that cannot be read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="OpsException">There is no change log (<c>ReleasesUnknown</c>).</exception>
    public static async Task<IReadOnlyList<FsRelease>> OfChangeLogAsync(Project project, EnvironmentDefinition environment, IOpsHost host, CancellationToken cancellationToken)
    {
        string path = Path.Combine(project.Root, environment.Deployment?.ChangeLog ?? UsualChangeLog);
        if (!File.Exists(path))
        {
            throw CarryingFailures.ReleasesUnknown(environment.Name, CarryingTexts.ChangeLogMissing.With(path));
        }

        ChangeLog log = ChangeLog.Read(await TextFileReader.ReadAsync(path, cancellationToken).ConfigureAwait(false), DeploymentStart.IsTag);
        if (log.Broken > 0)
        {
            host.WriteWarning(CarryingTexts.ChangeLogBroken.With(path, log.Broken));
        }

        // A tag that was listed again is the image of the last time.
        return [.. log.Entries.GroupBy(static e => e.Tag, StringComparer.Ordinal).Select(static g => g.First()).Select(e => new FsRelease { Environment = environment.Name, From = FsReleaseSource.ChangeLog, To = e.Tag, ImageTag = e.Tag, RanAt = e.At, Images = [.. e.Images] })];
    }

    private async Task<IReadOnlyList<FsRelease>> OfRegistryAsync(EnvironmentDefinition environment, CancellationToken cancellationToken)
    {
        ImageName[] images = [.. (await TaggedAsync(environment, cancellationToken).ConfigureAwait(false)).Select(static s => ImageName.Parse(s.Image)).OfType<ImageName>().Distinct()];
        if (images.Length == 0)
        {
            throw CarryingFailures.ReleasesUnknown(environment.Name, CarryingTexts.NoTaggedImage.With(environment.Name));
        }

        List<IReadOnlyList<string>> tags = [];
        foreach (ImageName image in images)
        {
            tags.Add(await registry.TagsAsync(image, cancellationToken).ConfigureAwait(false) ?? throw CarryingFailures.ReleasesUnknown(environment.Name, CarryingTexts.TagsUnknown.With(image with { Tag = null })));
        }

        // One tag names all images of a release.
        return [.. tags.Skip(1).Aggregate((IEnumerable<string>)tags[0], static (all, next) => all.Intersect(next)).Select(t => new FsRelease { To = t, ImageTag = t, Images = [.. images.Select(i => (i with { Tag = t }).ToString())] })];
    }
}
