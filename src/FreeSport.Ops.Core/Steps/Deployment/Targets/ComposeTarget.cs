using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Locks;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>Compose files on one Docker host, changed service by service.</summary>
/// <param name="compose">Compose at work on the files.</param>
/// <param name="deployment">How a change gets there.</param>
/// <param name="clock">The time that health is judged by.</param>
internal sealed class ComposeTarget(ComposeClient compose, DeploymentDefinition deployment, LockClock clock) : IDeploymentTarget
{
    private static readonly TimeSpan LongestUpdate = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestCommand = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(30);

    private readonly EngineImages _images = new(compose.Docker);

    /// <inheritdoc/>
    public FsDeploymentTarget Kind => FsDeploymentTarget.Compose;

    /// <inheritdoc/>
    public string Place => "docker compose (" + compose.Docker.Name + ")";

    /// <inheritdoc/>
    public bool IsFenced => false;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FsDeployedService>> LookAsync(CancellationToken cancellationToken)
    {
        ComposeProject project = await compose.LoadAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ServiceContainer> containers = await ContainersAsync(service: null, cancellationToken).ConfigureAwait(false);
        IReadOnlyDictionary<string, EngineImage> images = await _images.FindAsync([.. containers.Select(static c => c.Look.Image).Distinct(StringComparer.Ordinal)], cancellationToken).ConfigureAwait(false);
        return [.. ServiceOrder.Of(project.Services, deployment.Order).Select(Seen)];

        FsDeployedService Seen(ComposeService service)
        {
            ServiceContainer[] own = [.. containers.Where(c => c.Service == service.Name)];
            return new FsDeployedService { Name = service.Name, Image = service.Image, IsNew = own.Length == 0, Now = NowOf(own, images), IsHealthy = own.Length == 0 ? null : IsWell(service, own) };
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ProblemsAsync(IReadOnlyList<FsDeployedService> services, CancellationToken cancellationToken)
    {
        ComposeProject project = await compose.LoadAsync(cancellationToken).ConfigureAwait(false);
        return await new ComposeProblems(project, _images, deployment).FindAsync(services, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IReadOnlyList<StageWork> Fetch(IReadOnlyList<FsDeployedService> services) => FetchStages.Of(services, FetchAsync);

    /// <inheritdoc/>
    public IReadOnlyList<StageWork> Change(IReadOnlyList<FsDeployedService> services) =>
    [
        .. services.SelectMany(service => new[]
        {
            new StageWork(FsDeploymentStageKind.Update, service.Name, LongestUpdate, (context, token) => UpdateAsync(service, context, token)) { Changes = true },
            new StageWork(FsDeploymentStageKind.Health, service.Name, deployment.Health.Deadline + LastLook, async (context, token) =>
                await WatchAsync(service, (await WantedAsync(context.Recorded(service), token).ConfigureAwait(false)).ImageId!, context, token).ConfigureAwait(false)),
        }),
    ];

    /// <inheritdoc/>
    public Task<bool> HasAsync(FsServiceImage image, CancellationToken cancellationToken) => _images.HasAsync(image, cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<StageWork> Bring(IReadOnlyList<FsDeployedService> services) =>
    [
        .. services.Where(static s => s.Before is { } before && !DeploymentImages.IsSame(s.Now, before)).Select(s => new StageWork(
            FsDeploymentStageKind.Pull, s.Name, EngineImages.LongestPull, async (_, token) =>
            {
                string pinned = await new PinnedImage(_images).FindAsync(s.Name, s.Before!, token).ConfigureAwait(false);
                s.Before!.ImageId = (await _images.FindAsync(pinned, token).ConfigureAwait(false))?.Id ?? throw TargetFailures.ImageMissing(pinned, s.Name);
                return TargetTexts.TakenAsItIs.With(s.Before.Reference, pinned);
            })),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<StageWork> PutBack(IReadOnlyList<FsDeployedService> services) =>
    [
        .. services.Reverse().Where(static s => s.IsNew || s.Before is null || !DeploymentImages.IsUnchanged(s.Now, s.Before)).SelectMany(service => service.IsNew || service.Before is null
            ? new[] { new StageWork(FsDeploymentStageKind.Rollback, service.Name, LongestUpdate, (context, token) => RemoveAsync(service, context, token)) { Changes = true } }
            :
            [
                new StageWork(FsDeploymentStageKind.Rollback, service.Name, LongestUpdate, (context, token) => PutBackAsync(service, service.Before, context, token)) { Changes = true },
                new StageWork(FsDeploymentStageKind.Health, service.Name, deployment.Health.Deadline + LastLook, (context, token) => WatchAsync(service, service.Before.ImageId!, context, token)),
            ]),
    ];

    /// <inheritdoc/>
    public async Task<string> RunAsync(string service, FsServiceImage? image, IReadOnlyList<string> command, StageContext context, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ComposeProject project = await compose.LoadAsync(cancellationToken).ConfigureAwait(false);
        project.Service(service);
        Dictionary<string, string> variables = context.LockVariables();

        // The client that is stopped leaves the container behind: it is found again by a name of its own.
        string name = $"{project.Name}-{service}-fsops-{Guid.NewGuid():N}";
        bool isOver = false;
        using PrivateFolder folder = new(context.Host.WriteDebug);
        string? over = image is null ? null : folder.Write("run.yml", PinnedImage.Override(project, service, await new PinnedImage(_images).FindAsync(service, image, cancellationToken).ConfigureAwait(false)));
        try
        {
            ProcessResult result = await compose.RunAsync(
                ["run", "--rm", "--no-deps", "-T", "--name", name, .. Names(variables), service, .. command], timeout, cancellationToken, over, variables, onLine: EngineOutput.Keep(context, service, compose.Redactor)).ConfigureAwait(false);
            isOver = !result.TimedOut;
            return result.Succeeded ? result.StandardOutput.Trim() : throw TargetFailures.CommandFailed(service, command, result, timeout);
        }
        finally
        {
            if (!isOver)
            {
                await compose.Docker.RunAsync(["rm", "--force", name], LastLook, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<string> ExecuteAsync(string service, IReadOnlyList<string> command, StageContext context, CancellationToken cancellationToken)
    {
        (await compose.LoadAsync(cancellationToken).ConfigureAwait(false)).Service(service);
        Dictionary<string, string> variables = context.LockVariables();
        ProcessResult result = await compose.RunAsync(["exec", "-T", .. Names(variables), service, .. command], LongestCommand, cancellationToken, variables: variables, onLine: EngineOutput.Keep(context, service, compose.Redactor)).ConfigureAwait(false);
        return result.Succeeded ? result.StandardOutput.Trim() : throw TargetFailures.CommandFailed(service, command, result, LongestCommand);
    }

    /// <inheritdoc/>
    public async Task ReadLogsAsync(IReadOnlyList<string> services, DateTime? since, Action<FsDeploymentLogLine> onLine, CancellationToken cancellationToken)
    {
        ComposeProject project = await compose.LoadAsync(cancellationToken).ConfigureAwait(false);
        string[] wanted = services.Count > 0 ? [.. services.Select(s => project.Service(s).Name)] : [.. project.Services.Select(static s => s.Name)];
        EngineLogs logs = new(compose.Docker);
        foreach (ServiceContainer container in (await ContainersAsync(service: null, cancellationToken).ConfigureAwait(false)).Where(c => wanted.Contains(c.Service)).OrderBy(c => Array.IndexOf(wanted, c.Service)))
        {
            await logs.ReadAsync(["logs", container.Look.Id], container.Service, since, onLine, cancellationToken).ConfigureAwait(false);
        }
    }

    private static IEnumerable<string> Names(Dictionary<string, string> variables) => variables.Keys.SelectMany(static n => new[] { "-e", n });

    // One that ran and ended counts where none runs: a job that did its work is not gone.
    private static FsServiceImage? NowOf(IReadOnlyList<ServiceContainer> containers, IReadOnlyDictionary<string, EngineImage> images)
    {
        ServiceContainer[] running = [.. containers.Where(static c => c.Look.State is ContainerState.Running or ContainerState.Restarting or ContainerState.Paused)];
        ServiceContainer[] told = running.Length > 0 ? running : [.. containers];
        if (told.Select(static c => c.Look.Image).Distinct(StringComparer.Ordinal).Count() != 1)
        {
            return null;
        }

        FsServiceImage now = images.TryGetValue(told[0].Look.Image, out EngineImage? image)
            ? image.As(told[0].Reference)
            : new FsServiceImage { Reference = told[0].Reference, ImageId = told[0].Look.Image };
        now.ConfigHash = told.Select(static c => c.ConfigHash).Distinct(StringComparer.Ordinal).Count() == 1 ? told[0].ConfigHash : null;
        return now;
    }

    private static bool IsWell(ComposeService service, ServiceContainer[] containers) =>
        containers.Length >= service.Replicas && containers.All(c => c.Look.IsWell || (c.Look.IsDone && service.Life != ServiceLife.Serves));

    private async Task<IReadOnlyList<ServiceContainer>> ContainersAsync(string? service, CancellationToken cancellationToken)
    {
        ComposeProject project = await compose.LoadAsync(cancellationToken).ConfigureAwait(false);
        return await new EngineContainers(compose.Docker, project.Name).ReadAsync(service, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string?> FetchAsync(string image, IReadOnlyList<FsDeployedService> services, StageContext context, CancellationToken cancellationToken)
    {
        ComposeProject project = await compose.LoadAsync(cancellationToken).ConfigureAwait(false);
        ComposeService[] declared = [.. services.Select(s => project.Service(s.Name))];
        EngineImage? here = await _images.FindAsync(image, cancellationToken).ConfigureAwait(false);
        string names = string.Join(", ", services.Select(static s => s.Name));
        bool isKept = here is not null && IsTakenAsItIs(here, image, declared);
        if (here is null && declared.All(static d => d.IsBuilt) && ImageName.Parse(image) is null)
        {
            throw TargetFailures.NotBuilt(image, names);
        }

        EngineImage found = isKept ? here! : await _images.PullAsync(image, names, cancellationToken).ConfigureAwait(false);
        // One that is to have no containers is not going to run it.
        foreach (FsDeployedService service in services.Where(s => project.Service(s.Name).Replicas > 0))
        {
            context.Recorded(service).Wanted = found.As(image);
        }

        return (isKept ? TargetTexts.TakenAsItIs : TargetTexts.Pulled).With(image, found.DigestFor(image) ?? found.Id);
    }

    // What was built or loaded here, and what is pinned, has nothing newer elsewhere.
    private static bool IsTakenAsItIs(EngineImage here, string image, ComposeService[] declared) =>
        declared.Any(static d => d.IsBuilt)
        || declared.All(static d => d.PullPolicy is "never" or "build" or "missing" or "if_not_present")
        || (here.Digests.Count == 0 && ImageName.Parse(image) is null)
        || ImageReference.Parse(image) is { Digest: not null } or { IsId: true };

    private async Task<FsServiceImage> WantedAsync(FsDeployedService service, CancellationToken cancellationToken) =>
        service.Wanted is { ImageId: not null } wanted ? wanted
            : (await _images.FindAsync(service.Image, cancellationToken).ConfigureAwait(false))?.As(service.Image) ?? throw TargetFailures.ImageMissing(service.Image, service.Name);

    private async Task<string?> UpdateAsync(FsDeployedService service, StageContext context, CancellationToken cancellationToken)
    {
        FsServiceImage wanted = await WantedAsync(context.Recorded(service), cancellationToken).ConfigureAwait(false);
        await UpAsync(service.Name, over: null, context, cancellationToken).ConfigureAwait(false);
        return TargetTexts.Updated.With(wanted.Reference);
    }

    private async Task UpAsync(string service, string? over, StageContext context, CancellationToken cancellationToken)
    {
        ProcessResult up = await compose.RunAsync(["up", "--detach", "--no-deps", "--no-build", service], LongestUpdate, cancellationToken, over, onLine: EngineOutput.Keep(context, service, compose.Redactor)).ConfigureAwait(false);
        if (!up.Succeeded)
        {
            throw TargetFailures.NotUpdated(service, "docker compose up", up, LongestUpdate);
        }
    }

    private async Task<string?> WatchAsync(FsDeployedService service, string imageId, StageContext context, CancellationToken cancellationToken)
    {
        ComposeService declared = (await compose.LoadAsync(cancellationToken).ConfigureAwait(false)).Service(service.Name);
        FsDeployedService recorded = context.Recorded(service);
        if (declared.Replicas == 0)
        {
            return TargetTexts.NoneWanted.With(service.Name);
        }

        IReadOnlyList<ServiceContainer> seen = [];
        HealthJudgement judgement = await new HealthWatch(clock).WatchAsync(
            new HealthGate(new HealthNeed(imageId, declared.Replicas, declared.Life), deployment.Health),
            service.Name,
            async token =>
            {
                seen = await ContainersAsync(service.Name, token).ConfigureAwait(false);
                return [.. seen.Select(static c => c.Look)];
            },
            context.Host,
            cancellationToken).ConfigureAwait(false);
        recorded.IsHealthy = judgement.Verdict == HealthVerdict.Healthy;
        recorded.Now = NowOf(seen, await _images.FindAsync([.. seen.Select(static c => c.Look.Image).Distinct(StringComparer.Ordinal)], cancellationToken).ConfigureAwait(false));
        return recorded.IsHealthy == true ? judgement.Reason : throw TargetFailures.Unhealthy(service.Name, judgement.Reason, seen.Select(static c => c.Look.Name).FirstOrDefault());
    }

    private async Task<string?> PutBackAsync(FsDeployedService service, FsServiceImage before, StageContext context, CancellationToken cancellationToken)
    {
        ComposeProject project = await compose.LoadAsync(cancellationToken).ConfigureAwait(false);
        string pinned = await new PinnedImage(_images).FindAsync(service.Name, before, cancellationToken).ConfigureAwait(false);
        using PrivateFolder folder = new(context.Host.WriteDebug);
        string over = folder.Write("put-back.yml", PinnedImage.Override(project, service.Name, pinned));
        await UpAsync(service.Name, over, context, cancellationToken).ConfigureAwait(false);

        // A pinned image is another configuration to compose, and the same service to us.
        IReadOnlyList<ServiceContainer> containers = await ContainersAsync(service.Name, cancellationToken).ConfigureAwait(false);
        before.ConfigHash = NowOf(containers, new Dictionary<string, EngineImage>())?.ConfigHash;
        return TargetTexts.PutBack.With(before.Reference, pinned);
    }

    private async Task<string?> RemoveAsync(FsDeployedService service, StageContext context, CancellationToken cancellationToken)
    {
        if (!service.IsNew)
        {
            throw TargetFailures.BeforeUnknown(service.Name);
        }

        ProcessResult removed = await compose.RunAsync(["rm", "--stop", "--force", service.Name], LongestUpdate, cancellationToken, onLine: EngineOutput.Keep(context, service.Name, compose.Redactor)).ConfigureAwait(false);
        if (!removed.Succeeded || (await ContainersAsync(service.Name, cancellationToken).ConfigureAwait(false)).Count > 0)
        {
            throw TargetFailures.NotUpdated(service.Name, "docker compose rm", removed, LongestUpdate);
        }

        FsDeployedService recorded = context.Recorded(service);
        recorded.Now = null;
        recorded.IsHealthy = null;
        return TargetTexts.Removed.With(service.Name);
    }
}
