using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;
using FreeSport.Ops.Core.Steps.Deployment.Images;
using FreeSport.Ops.Core.Steps.Deployment.Jobs;
using FreeSport.Ops.Core.Steps.Deployment.Starting;

namespace FreeSport.Ops.Core.Steps.Deployment;

/// <summary>Plans the way back to an earlier release of an environment that a workflow on GitHub deploys to: the tag of its images, and whether they are there.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="github">Knows the runs.</param>
/// <param name="registry">Is asked for the images.</param>
public sealed class GitHubRollback(OpsSession session, Project project, GitHubClient github, IImageRegistry registry)
{
    private const int MostRuns = 20;

    // As docker/metadata-action and git shorten a commit.
    private const int ShortCommit = 7;

    private readonly ReleaseWorkflow _workflow = new(project, session.Git, new GitHubFiles(github), new RemoteAddress(github.Address.Host, github.Address.Owner, github.Address.Name));

    /// <summary>Plans it. Changes nothing.</summary>
    /// <param name="options">Where, and to what.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What would be done, and what stands against it.</returns>
    /// <exception cref="OpsException">The workflow takes no tag (<c>RollbackNotConfigured</c>), no earlier release is known (<c>RollbackNothingKnown</c>), or GitHub does not answer.</exception>
    public async Task<FsRollbackPlan> PlanAsync(RollbackOptions options, CancellationToken cancellationToken)
    {
        EnvironmentDefinition named = project.EnvironmentNamed(options.Environment);
        _ = named.Deployment?.RollbackInput ?? throw StartFailures.NoRollbackInput(named.Name);
        IReadOnlyList<FsRelease> releases = await ListAsync(options, cancellationToken).ConfigureAwait(false);
        FsRelease? release = options.To is { } to ? releases.FirstOrDefault(r => r.To == to || r.ImageTag == to) : releases.Skip(1).FirstOrDefault(r => r.ImageTag != releases[0].ImageTag);
        string tag = release?.ImageTag ?? options.To ?? throw CarryingFailures.NothingKnown(named.Name, null);
        if (!DeploymentStart.IsTag(tag))
        {
            throw StartFailures.TagInvalid(tag);
        }

        FsDeployedService[] images =
        [
            .. (await new ProjectImages(project, session.Git).FindAsync(cancellationToken).ConfigureAwait(false))
                .Select(i => new FsDeployedService { Name = i.Repository.Split('/').Last(), Image = (i with { Tag = tag, Digest = null }).ToString() }),
        ];
        string[] objections =
        [
            .. images.Length == 0 ? [] : await new TagRollback(registry).FindAsync(images, tag, cancellationToken).ConfigureAwait(false),
            .. await MigrationsAsync(release?.Commit, tag, releases.Count > 0 ? releases[0] : null, cancellationToken).ConfigureAwait(false),
        ];
        return new FsRollbackPlan
        {
            Environment = named.Name,
            Target = FsDeploymentTarget.GitHub,
            ToDeploymentId = release is { From: FsReleaseSource.Records } ? release.To : string.Empty,
            ImageTag = tag,
            Commit = release?.Commit ?? string.Empty,
            RanAt = release?.RanAt ?? default,
            Services = images,
            Objections = objections,
            IsAllowed = objections.Length == 0,
        };
    }

    /// <summary>What starts a plan's way back.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="overriding">Why it is done although something stands against it; null where that decides.</param>
    /// <returns>The start of the workflow with the tag.</returns>
    /// <exception cref="OpsException">Something stands against it (<c>RollbackRefused</c>).</exception>
    public static StartOptions StartOf(FsRollbackPlan plan, string? overriding) => plan.Objections.Length > 0 && overriding is null
        ? throw CarryingFailures.RollbackRefused(plan)
        : new StartOptions(plan.Environment, null, new Dictionary<string, string>(), plan.ImageTag) { Override = overriding };

    /// <summary>Lists the releases that an environment may be put back to: runs that ended well and whose commit names the tag in the workflow or in the registry, or what the change log has.</summary>
    /// <param name="options">Where, and where they are known from.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The releases, the newest first.</returns>
    /// <exception cref="OpsException">Whatever knows them does not tell.</exception>
    public async Task<IReadOnlyList<FsRelease>> ListAsync(RollbackOptions options, CancellationToken cancellationToken)
    {
        EnvironmentDefinition named = project.EnvironmentNamed(options.Environment);
        if (options.From == FsReleaseSource.ChangeLog)
        {
            return await ReleaseList.OfChangeLogAsync(project, named, session.Host, cancellationToken).ConfigureAwait(false);
        }

        IReadOnlyList<ImageName> images = await new ProjectImages(project, session.Git).FindAsync(cancellationToken).ConfigureAwait(false);
        List<FsRelease> releases = [];
        foreach (FsGitHubDeployment run in await new DeploymentListing(session, project, github).ListAsync(named.Name, MostRuns, cancellationToken).ConfigureAwait(false))
        {
            // A run that was started by hand put something back: its commit says nothing of what it deployed.
            if (run is { Outcome: FsOutcome.Passed or FsOutcome.Warning, Trigger: FsDeploymentTrigger.Push }
                && await TagAsync(run, images, cancellationToken).ConfigureAwait(false) is { } tag)
            {
                releases.Add(new FsRelease
                {
                    Environment = named.Name,
                    To = FormattableString.Invariant($"{run.RunId}"),
                    ImageTag = tag,
                    Commit = run.Commit,
                    RanAt = run.CreatedAt,
                    Ending = FsDeploymentEnding.Succeeded,
                });
            }
        }

        return releases;
    }

    // Nobody can ask the database behind a workflow: what came between the two commits is told, and a person decides.
    private async Task<IReadOnlyList<string>> MigrationsAsync(string? commit, string tag, FsRelease? newest, CancellationToken cancellationToken)
    {
        const string Files = ":(glob)**/migrations/*.py";
        if (project.Git.Repository is not { } repository || (await session.Git.ReadAsync(repository, ["ls-files", "-z", "--", Files], input: null, cancellationToken).ConfigureAwait(false)).Length == 0)
        {
            return [];
        }

        string? to = await CommitAsync(repository, commit, tag, cancellationToken).ConfigureAwait(false);
        string? from = newest is null ? null : await CommitAsync(repository, newest.Commit, newest.ImageTag ?? string.Empty, cancellationToken).ConfigureAwait(false);
        if (to is null || from is null)
        {
            return [CarryingTexts.MigrationsBetweenUnknown.With(tag)];
        }

        string[] between = (await session.Git.ReadAsync(repository, ["diff", "--name-only", "-z", to, from, "--", Files], input: null, cancellationToken).ConfigureAwait(false)).Split(['\0'], StringSplitOptions.RemoveEmptyEntries);
        return between.Length == 0 ? [] : [CarryingTexts.MigrationsBetween.With(tag, string.Join(", ", between))];
    }

    private async Task<string?> CommitAsync(GitRepository repository, string? commit, string tag, CancellationToken cancellationToken) =>
        await session.Git.ResolveAsync(repository, (commit is { Length: > 0 } ? commit : tag) + "^{commit}", cancellationToken).ConfigureAwait(false);

    // What the workflow says of its tags; where a step of it makes them, what the registry has of that commit.
    private async Task<string?> TagAsync(FsGitHubDeployment run, IReadOnlyList<ImageName> images, CancellationToken cancellationToken)
    {
        if (await _workflow.TagOfAsync(run, run.Commit, cancellationToken).ConfigureAwait(false) is { } tag)
        {
            return tag;
        }

        foreach (string candidate in images.Count == 0 || run.Commit.Length < ShortCommit ? Array.Empty<string>() : [run.Commit.Substring(0, ShortCommit), run.Commit, "sha-" + run.Commit.Substring(0, ShortCommit)])
        {
            if ((await registry.FindAsync(images[0] with { Tag = candidate, Digest = null }, cancellationToken).ConfigureAwait(false)).IsThere is not { } isThere)
            {
                return null;
            }

            if (isThere)
            {
                return candidate;
            }
        }

        return null;
    }
}
