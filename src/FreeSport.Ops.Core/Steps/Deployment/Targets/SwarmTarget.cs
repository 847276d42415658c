using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Locks;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>
/// A stack in Docker's Swarm mode: every image pinned to its digest before anything is changed, and health judged by tasks. Services carry
/// the fencing token of the lock in a label, and whoever comes with a lower one is refused.
/// </summary>
/// <param name="stack"><c>docker stack</c> at work on the files.</param>
/// <param name="deployment">How a change gets there.</param>
/// <param name="clock">The time that health is judged by.</param>
internal sealed class SwarmTarget(StackClient stack, DeploymentDefinition deployment, LockClock clock) : IDeploymentTarget
{
    private static readonly TimeSpan LongestUpdate = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestCommand = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LastLook = TimeSpan.FromMinutes(1);

    private readonly EngineImages _images = new(stack.Docker);
    private readonly StackReader _reader = new(stack.Docker, stack.Stack);

    /// <inheritdoc/>
    public FsDeploymentTarget Kind => FsDeploymentTarget.Swarm;

    /// <inheritdoc/>
    public string Place => "docker stack " + stack.Stack + " (" + stack.Docker.Name + ")";

    /// <inheritdoc/>
    public bool IsFenced => true;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FsDeployedService>> LookAsync(CancellationToken cancellationToken)
    {
        ComposeProject project = await stack.LoadAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<StackService> running = await _reader.ServicesAsync(cancellationToken).ConfigureAwait(false);
        List<FsDeployedService> seen = [];
        foreach (ComposeService declared in ServiceOrder.Of(project.Services, deployment.Order))
        {
            StackService? service = running.FirstOrDefault(s => s.Name == declared.Name);
            IReadOnlyList<JsonElement> tasks = service is null ? [] : await _reader.TasksAsync(service, cancellationToken).ConfigureAwait(false);
            seen.Add(new FsDeployedService { Name = declared.Name, Image = declared.Image, IsNew = service is null, Now = NowOf(tasks), IsHealthy = service is null ? null : IsWell(service, tasks) });
        }

        return seen;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ProblemsAsync(IReadOnlyList<FsDeployedService> services, CancellationToken cancellationToken)
    {
        ComposeProject project = await stack.LoadAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. await new ComposeProblems(project, _images, deployment, isStack: true).FindAsync(services, cancellationToken).ConfigureAwait(false),
            .. await new StackProblems(stack, project, _images).FindAsync(cancellationToken).ConfigureAwait(false),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<StageWork> Fetch(IReadOnlyList<FsDeployedService> services) => FetchStages.Of(services, FetchAsync);

    /// <inheritdoc/>
    public IReadOnlyList<StageWork> Change(IReadOnlyList<FsDeployedService> services) =>
    [
        new StageWork(FsDeploymentStageKind.Update, Name: null, LongestUpdate, (context, token) => UpdateAsync(services, context, token)) { Changes = true },

        // What a script of the project deployed was resolved by Swarm itself.
        .. services.Select(s => new StageWork(FsDeploymentStageKind.Health, s.Name, deployment.Health.Deadline + LastLook, (context, token) =>
            WatchAsync(s, context.Recorded(s).Wanted is { } wanted ? Pinned(wanted) : null, context, token))),
    ];

    /// <inheritdoc/>
    public Task<bool> HasAsync(FsServiceImage image, CancellationToken cancellationToken) => _images.HasAsync(image, cancellationToken);

    /// <summary>Nothing: nodes bring images themselves, by digest.</summary>
    /// <param name="services">The services.</param>
    /// <returns>No parts.</returns>
    public IReadOnlyList<StageWork> Bring(IReadOnlyList<FsDeployedService> services) => [];

    /// <inheritdoc/>
    public IReadOnlyList<StageWork> PutBack(IReadOnlyList<FsDeployedService> services) =>
    [
        .. services.Reverse().Where(static s => s.IsNew || s.Before is null || s.Now?.Digest != s.Before.Digest).SelectMany(service => service.IsNew || service.Before is null
            ? new[] { new StageWork(FsDeploymentStageKind.Rollback, service.Name, LongestUpdate, (context, token) => RemoveAsync(service, context, token)) { Changes = true } }
            :
            [
                new StageWork(FsDeploymentStageKind.Rollback, service.Name, LongestUpdate, (context, token) => PutBackAsync(service, service.Before, context, token)) { Changes = true },
                new StageWork(FsDeploymentStageKind.Health, service.Name, deployment.Health.Deadline + LastLook, (context, token) => WatchAsync(service, Pinned(service.Before), context, token)),
            ]),
    ];

    /// <inheritdoc/>
    public async Task<string> RunAsync(string service, FsServiceImage? image, IReadOnlyList<string> command, StageContext context, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ComposeProject project = await stack.LoadAsync(cancellationToken).ConfigureAwait(false);
        FsDeployedService declared = context.Deployment.Services.FirstOrDefault(s => s.Name == service) ?? new FsDeployedService { Name = service, Image = project.Service(service).Image };
        await FenceAsync(context, cancellationToken).ConfigureAwait(false);
        FsServiceImage wanted = image is null ? await WantedAsync(declared, cancellationToken).ConfigureAwait(false)
            : image.Digest is not null ? image : throw TargetFailures.Unpinned(image.Reference, service);
        return await new StackRun(stack, _reader, clock).RunAsync(project, service, Pinned(wanted), command, context, timeout, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<string> ExecuteAsync(string service, IReadOnlyList<string> command, StageContext context, CancellationToken cancellationToken)
    {
        (await stack.LoadAsync(cancellationToken).ConfigureAwait(false)).Service(service);
        StackService running = await _reader.ServiceAsync(service, cancellationToken).ConfigureAwait(false) ?? throw TargetFailures.NotHere(service, 0, 0);
        int tasks = (await _reader.TasksAsync(running, cancellationToken).ConfigureAwait(false)).Count(static t => t.At("Status", "State").Text() == "running" && t.At("DesiredState").Text() == "running");
        ProcessResult listed = await stack.Docker.RunAsync(
            ["ps", "--quiet", "--no-trunc", "--filter", $"label=com.docker.swarm.service.id={running.Id}"], LongestCommand, cancellationToken).ConfigureAwait(false);
        string[] here = listed.StandardOutput.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (!listed.Succeeded || here.Length == 0 || here.Length < tasks)
        {
            throw listed.Succeeded ? TargetFailures.NotHere(service, here.Length, tasks) : TargetFailures.EngineSilent(stack.Docker, listed);
        }

        Dictionary<string, string> variables = context.LockVariables();
        List<string> said = [];
        foreach (string container in here)
        {
            ProcessResult result = await stack.Docker.RunAsync(
                ["exec", .. variables.Keys.SelectMany(static n => new[] { "--env", n }), container, .. command], LongestCommand, cancellationToken, variables, EngineOutput.Keep(context, service, stack.Redactor)).ConfigureAwait(false);
            said.Add(result.Succeeded ? result.StandardOutput.Trim() : throw TargetFailures.CommandFailed(service, command, result, LongestCommand));
        }

        return string.Join("\n", said);
    }

    /// <inheritdoc/>
    public async Task ReadLogsAsync(IReadOnlyList<string> services, DateTime? since, Action<FsDeploymentLogLine> onLine, CancellationToken cancellationToken)
    {
        ComposeProject project = await stack.LoadAsync(cancellationToken).ConfigureAwait(false);
        EngineLogs logs = new(stack.Docker);
        foreach (string name in services.Count > 0 ? services.Select(s => project.Service(s).Name) : project.Services.Select(static s => s.Name))
        {
            if (await _reader.ServiceAsync(name, cancellationToken).ConfigureAwait(false) is { } running)
            {
                await logs.ReadAsync(["service", "logs", "--raw", running.Id], name, since, onLine, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // Name, tag and digest, as Swarm itself writes a resolved image.
    private static string Pinned(FsServiceImage image)
    {
        ImageReference reference = ImageReference.Parse(image.Reference);
        return reference.Repository + (reference.Tag is null ? string.Empty : ":" + reference.Tag) + "@" + image.Digest;
    }

    private static FsServiceImage? NowOf(IReadOnlyList<JsonElement> tasks)
    {
        if (StackTasks.Images(tasks) is not [{ } image])
        {
            return null;
        }

        int at = image.IndexOf('@');
        return new FsServiceImage { Reference = at < 0 ? image : image.Substring(0, at), Digest = at < 0 ? null : image.Substring(at + 1) };
    }

    private static bool IsWell(StackService service, IReadOnlyList<JsonElement> tasks)
    {
        IReadOnlyList<ContainerLook> looks = StackTasks.Looks(service, tasks);
        return looks.Count >= Math.Max(1, service.Replicas ?? 1) && looks.All(l => l.Image == service.Image && (l.IsWell || l.IsDone));
    }

    private async Task FenceAsync(StageContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<StackService> services = await _reader.ServicesAsync(cancellationToken).ConfigureAwait(false);
        if (services.OrderByDescending(static s => s.Token).FirstOrDefault() is { } newest && newest.Token > context.Lock.Token)
        {
            throw TargetFailures.Fenced(newest.Name, newest.Token, context.Lock.Token);
        }
    }

    private async Task<string?> FetchAsync(string image, IReadOnlyList<FsDeployedService> services, StageContext context, CancellationToken cancellationToken)
    {
        string names = string.Join(", ", services.Select(static s => s.Name));
        EngineImage? here = await _images.FindAsync(image, cancellationToken).ConfigureAwait(false);
        if (here is { Digests.Count: 0 } && ImageName.Parse(image) is null)
        {
            throw TargetFailures.Unpinned(image, names);
        }

        EngineImage found = here is not null && ImageReference.Parse(image).Digest is not null ? here : await _images.PullAsync(image, names, cancellationToken).ConfigureAwait(false);
        string digest = found.DigestFor(image) ?? throw TargetFailures.Unpinned(image, names);
        ComposeProject project = await stack.LoadAsync(cancellationToken).ConfigureAwait(false);

        // One that is to have no tasks is not going to run it.
        foreach (FsDeployedService service in services.Where(s => project.Service(s.Name).Replicas > 0))
        {
            context.Recorded(service).Wanted = found.As(image);
        }

        return TargetTexts.Pulled.With(image, digest);
    }

    private async Task<FsServiceImage> WantedAsync(FsDeployedService service, CancellationToken cancellationToken)
    {
        FsServiceImage wanted = service.Wanted ?? (await _images.FindAsync(service.Image, cancellationToken).ConfigureAwait(false))?.As(service.Image) ?? throw TargetFailures.ImageMissing(service.Image, service.Name);
        return wanted.Digest is not null ? wanted : throw TargetFailures.Unpinned(service.Image, service.Name);
    }

    private async Task<string?> UpdateAsync(IReadOnlyList<FsDeployedService> services, StageContext context, CancellationToken cancellationToken)
    {
        ComposeProject project = await stack.LoadAsync(cancellationToken).ConfigureAwait(false);
        await FenceAsync(context, cancellationToken).ConfigureAwait(false);
        Dictionary<string, object> over = [];
        foreach (FsDeployedService service in services)
        {
            over[service.Name] = StackFile.Pinned(Pinned(await WantedAsync(context.Recorded(service), cancellationToken).ConfigureAwait(false)), context.Lock.Token);
        }

        using PrivateFolder folder = new(context.Host.WriteDebug);
        string file = folder.Write("pinned.yml", StackFile.Of(project, new Dictionary<string, object?> { ["services"] = over }));
        ProcessResult deployed = await stack.DeployAsync(file, LongestUpdate, EngineOutput.Keep(context, stack.Stack, stack.Redactor), cancellationToken).ConfigureAwait(false);
        return deployed.Succeeded ? TargetTexts.StackDeployed.With(stack.Stack, services.Count) : throw TargetFailures.NotUpdated(stack.Stack, "docker stack deploy", deployed, LongestUpdate);
    }

    private async Task<string?> WatchAsync(FsDeployedService service, string? image, StageContext context, CancellationToken cancellationToken)
    {
        ComposeService declared = (await stack.LoadAsync(cancellationToken).ConfigureAwait(false)).Service(service.Name);
        FsDeployedService recorded = context.Recorded(service);
        StackService first = await _reader.ServiceAsync(service.Name, cancellationToken).ConfigureAwait(false) ?? throw TargetFailures.Unhealthy(service.Name, TargetTexts.SeenNothing, null);
        if (first.Replicas == 0)
        {
            return TargetTexts.NoneWanted.With(service.Name);
        }

        IReadOnlyList<JsonElement> tasks = [];
        recorded.IsHealthy = false;
        HealthJudgement judgement = await new HealthWatch(clock).WatchAsync(
            new HealthGate(new HealthNeed(image ?? first.Image, first.Replicas ?? 1, declared.Life), deployment.Health),
            service.Name,
            async token =>
            {
                StackService now = await _reader.ServiceAsync(service.Name, token).ConfigureAwait(false) ?? throw TargetFailures.Unhealthy(service.Name, TargetTexts.SeenNothing, null);
                tasks = await _reader.TasksAsync(now, token).ConfigureAwait(false);
                recorded.Now = NowOf(tasks);
                IReadOnlyList<ContainerLook> looks = StackTasks.Looks(now, tasks);
                return IsStopped(now, looks) ? throw TargetFailures.StoppedByEngine(stack.Stack, service.Name, now) : looks;
            },
            context.Host,
            cancellationToken).ConfigureAwait(false);
        recorded.IsHealthy = judgement.Verdict == HealthVerdict.Healthy;
        return recorded.IsHealthy == true ? judgement.Reason : throw TargetFailures.Unhealthy(service.Name, judgement.Reason, null);
    }

    // Swarm calls an update paused, too, when its tasks are jobs that ended with 0.
    private static bool IsStopped(StackService service, IReadOnlyList<ContainerLook> looks) =>
        service.UpdateState.StartsWith("rollback", StringComparison.Ordinal)
        || (service.UpdateState == "paused" && !(looks.Count >= Math.Max(1, service.Replicas ?? 1) && looks.All(static l => l.IsDone)));

    private async Task<string?> PutBackAsync(FsDeployedService service, FsServiceImage before, StageContext context, CancellationToken cancellationToken)
    {
        if (before.Digest is null)
        {
            throw TargetFailures.Unpinned(before.Reference, service.Name);
        }

        await FenceAsync(context, cancellationToken).ConfigureAwait(false);
        ProcessResult updated = await stack.Docker.RunAsync(
            ["service", "update", "--detach", "--no-resolve-image", "--with-registry-auth", "--label-add", StackFile.Label(context.Lock.Token), "--image", Pinned(before), stack.Stack + "_" + service.Name],
            LongestUpdate,
            cancellationToken,
            onLine: EngineOutput.Keep(context, service.Name, stack.Redactor)).ConfigureAwait(false);
        return updated.Succeeded ? TargetTexts.PutBack.With(before.Reference, before.Digest) : throw TargetFailures.NotUpdated(service.Name, "docker service update", updated, LongestUpdate);
    }

    private async Task<string?> RemoveAsync(FsDeployedService service, StageContext context, CancellationToken cancellationToken)
    {
        if (!service.IsNew)
        {
            throw TargetFailures.BeforeUnknown(service.Name);
        }

        await FenceAsync(context, cancellationToken).ConfigureAwait(false);
        if (await _reader.ServiceAsync(service.Name, cancellationToken).ConfigureAwait(false) is { } running)
        {
            ProcessResult removed = await stack.Docker.RunAsync(["service", "rm", running.Id], LongestUpdate, cancellationToken).ConfigureAwait(false);
            if (!removed.Succeeded)
            {
                throw TargetFailures.NotUpdated(service.Name, "docker service rm", removed, LongestUpdate);
            }
        }

        FsDeployedService recorded = context.Recorded(service);
        recorded.Now = null;
        recorded.IsHealthy = null;
        return TargetTexts.Removed.With(service.Name);
    }
}
