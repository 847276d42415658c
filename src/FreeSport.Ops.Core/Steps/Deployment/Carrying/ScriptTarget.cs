using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Targets;

namespace FreeSport.Ops.Core.Steps.Deployment.Carrying;

/// <summary>A script or a program that changes an environment in its own way. What it changed is seen on the engine behind it, where the configuration names one.</summary>
/// <param name="programs">Runs it.</param>
/// <param name="definition">The configuration.</param>
/// <param name="engine">The engine with the services it changes; null where nobody knows.</param>
internal sealed class ScriptTarget(ProgramRun programs, DeploymentDefinition definition, IDeploymentTarget? engine) : IDeploymentTarget
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public FsDeploymentTarget Kind => FsDeploymentTarget.Script;

    /// <inheritdoc/>
    public string Place => definition.Script!;

    /// <inheritdoc/>
    public bool IsFenced => definition.IsFenced;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FsDeployedService>> LookAsync(CancellationToken cancellationToken) =>
        engine is null ? [] : await engine.LookAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ProblemsAsync(IReadOnlyList<FsDeployedService> services, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    /// <inheritdoc/>
    public IReadOnlyList<StageWork> Fetch(IReadOnlyList<FsDeployedService> services) => [];

    /// <inheritdoc/>
    public IReadOnlyList<StageWork> Change(IReadOnlyList<FsDeployedService> services) =>
    [
        new StageWork(FsDeploymentStageKind.Script, Path.GetFileName(definition.Script), Longest, RunAsync) { Changes = true },
        .. (engine?.Change(services) ?? []).Where(static w => w.Kind == FsDeploymentStageKind.Health),
    ];

    /// <inheritdoc/>
    public async Task<bool> HasAsync(FsServiceImage image, CancellationToken cancellationToken) =>
        engine is not null && await engine.HasAsync(image, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public IReadOnlyList<StageWork> Bring(IReadOnlyList<FsDeployedService> services) => engine?.Bring(services) ?? [];

    /// <inheritdoc/>
    public IReadOnlyList<StageWork> PutBack(IReadOnlyList<FsDeployedService> services) => engine?.PutBack(services) ?? [];

    /// <inheritdoc/>
    public Task<string> RunAsync(string service, FsServiceImage? image, IReadOnlyList<string> command, StageContext context, TimeSpan timeout, CancellationToken cancellationToken) =>
        Engine(service).RunAsync(service, image, command, context, timeout, cancellationToken);

    /// <inheritdoc/>
    public Task<string> ExecuteAsync(string service, IReadOnlyList<string> command, StageContext context, CancellationToken cancellationToken) =>
        Engine(service).ExecuteAsync(service, command, context, cancellationToken);

    /// <inheritdoc/>
    public Task ReadLogsAsync(IReadOnlyList<string> services, DateTime? since, Action<FsDeploymentLogLine> onLine, CancellationToken cancellationToken) =>
        engine?.ReadLogsAsync(services, since, onLine, cancellationToken) ?? Task.CompletedTask;

    private IDeploymentTarget Engine(string service) => engine ?? throw CarryingFailures.ProgramMissing(service, "docker compose");

    private async Task<string?> RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        DeploymentCommand command = new(Path.GetFileName(definition.Script!), [Path.Combine(".", definition.Script!), .. Parameters()]) { Timeout = Longest };
        await programs.RunAsync(command, context, cancellationToken).ConfigureAwait(false);
        return null;
    }

    // A switch is there or it is not.
    private IEnumerable<string> Parameters() => definition.Parameters.SelectMany(static p => p.Value switch
    {
        "true" => new[] { "-" + p.Key },
        "false" => [],
        _ => ["-" + p.Key, p.Value],
    });
}
