using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Targets;

namespace FreeSport.Ops.Core.Tests.Deployment.Carrying;

/// <summary>An engine in memory: services that run images, and whatever shall go wrong.</summary>
internal sealed class FakeEngine(params string[] names) : IDeploymentTarget
{
    public Dictionary<string, string> Runs { get; } = names.ToDictionary(static n => n, static _ => "old");

    public Dictionary<string, bool> Unwell { get; } = [];

    public List<string> Done { get; } = [];

    /// <summary>Gets or sets what happens in the middle of a part, which is named as "Update web".</summary>
    public Func<string, CancellationToken, Task> Meanwhile { get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>Gets or sets what a program says that an image runs; null for what migrations say.</summary>
    public Func<string, IReadOnlyList<string>, string>? Answer { get; set; }

    public string Tag { get; set; } = "new";

    /// <summary>Gets or sets what stands before the names of images, such as a registry.</summary>
    public string Prefix { get; set; } = string.Empty;

    /// <summary>Gets or sets the tag that compose files are rendered with; null for that of the release.</summary>
    public Func<string?>? Rendered { get; set; }

    public string[] Problems { get; set; } = [];

    public FsDeploymentTarget Kind => FsDeploymentTarget.Compose;

    public string Place => "docker context 'test'";

    public bool IsFenced => false;

    public bool IsSilent { get; set; }

    public Task<IReadOnlyList<FsDeployedService>> LookAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return IsSilent
            ? throw new OpsException(new OpsFailure("EngineSilent", FailureKind.ReadError, "no answer", "ask again"))
            : Task.FromResult<IReadOnlyList<FsDeployedService>>([.. Runs.Select(r => new FsDeployedService { Name = r.Key, Image = Prefix + r.Key + ":" + (Rendered?.Invoke() ?? Tag), Now = Seen(r.Key, r.Value), IsHealthy = !Unwell.ContainsKey(r.Key) || r.Value != Tag })]);
    }

    public Task<IReadOnlyList<string>> ProblemsAsync(IReadOnlyList<FsDeployedService> services, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(Problems);

    public IReadOnlyList<StageWork> Fetch(IReadOnlyList<FsDeployedService> services) => [Part(FsDeploymentStageKind.Pull, null, context =>
    {
        foreach (FsDeployedService service in context.Deployment.Services)
        {
            service.Wanted = Image(service.Name, Tag);
        }
    })];

    public IReadOnlyList<StageWork> Change(IReadOnlyList<FsDeployedService> services) =>
    [
        .. services.SelectMany(s => new[]
        {
            Part(FsDeploymentStageKind.Update, s.Name, _ => Runs[s.Name] = Tag),
            Part(FsDeploymentStageKind.Health, s.Name, _ => Require(!Unwell.ContainsKey(s.Name), s.Name + " answers 500")),
        }),
    ];

    public List<string> Lost { get; } = [];

    public bool PinsWhatIsPutBack { get; set; }

    private HashSet<string> Pinned { get; } = [];

    public Task<bool> HasAsync(FsServiceImage image, CancellationToken cancellationToken) => Task.FromResult(!Lost.Contains(image.Reference));

    public IReadOnlyList<StageWork> Bring(IReadOnlyList<FsDeployedService> services) =>
    [
        .. services.Where(static s => s.Before is { ImageId: null }).Select(s => Part(FsDeploymentStageKind.Pull, s.Name, _ => s.Before!.ImageId = "sha256:" + s.Name + s.Before.Reference.Split(':')[^1])),
    ];

    public IReadOnlyList<StageWork> PutBack(IReadOnlyList<FsDeployedService> services) =>
    [
        .. services.Where(static s => s.Now?.ImageId != s.Before?.ImageId).Reverse().Select(s => Part(FsDeploymentStageKind.Rollback, s.Name, _ =>
        {
            Require(!Unwell.TryGetValue(s.Name, out bool stays) || !stays, s.Name + " does not go back");
            Runs[s.Name] = s.Before!.Reference.Split(':')[^1];
            Pinned.Add(s.Name);
        })),
    ];

    public async Task<string> RunAsync(string service, FsServiceImage? image, IReadOnlyList<string> command, StageContext context, TimeSpan timeout, CancellationToken cancellationToken)
    {
        string with = image?.Reference ?? service + ":" + Tag;
        Done.Add("run " + service + " " + string.Join(" ", command) + (image is null ? string.Empty : " with " + with));
        await Meanwhile("run " + string.Join(" ", command), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return Answer?.Invoke(with, command) ?? "first line\nApplied 2 migrations\n";
    }

    public Task<string> ExecuteAsync(string service, IReadOnlyList<string> command, StageContext context, CancellationToken cancellationToken)
    {
        Done.Add("exec " + service + " " + string.Join(" ", command));
        return Task.FromResult(string.Empty);
    }

    public Task ReadLogsAsync(IReadOnlyList<string> services, DateTime? since, Action<FsDeploymentLogLine> onLine, CancellationToken cancellationToken)
    {
        onLine(new FsDeploymentLogLine { Job = services[0], Text = "started" });
        return Task.CompletedTask;
    }

    private FsServiceImage Image(string service, string tag) => new() { Reference = Prefix + service + ":" + tag, ImageId = "sha256:" + service + tag };

    // What was put back runs by its digest, as another container than before.
    private FsServiceImage Seen(string service, string tag)
    {
        FsServiceImage image = Image(service, tag);
        return PinsWhatIsPutBack && Pinned.Contains(service) ? new FsServiceImage { Reference = Prefix + service + "@sha256:" + tag, ImageId = image.ImageId, ConfigHash = "pinned" } : image;
    }

    private static void Require(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            throw new OpsException(new OpsFailure("ServiceUnwell", FailureKind.InvalidOperation, otherwise, "Look at its log."));
        }
    }

    private StageWork Part(FsDeploymentStageKind kind, string? name, Action<StageContext> work) => new(kind, name, TimeSpan.FromMinutes(1), async (context, token) =>
    {
        string part = name is null ? kind.ToString() : kind + " " + name;
        await Meanwhile(part, token);
        token.ThrowIfCancellationRequested();
        work(context);
        Done.Add(part);
        return null;
    })
    { Changes = kind is FsDeploymentStageKind.Update or FsDeploymentStageKind.Rollback };
}
