namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>The parts that bring images to an engine: one for each image, whoever runs it.</summary>
internal static class FetchStages
{
    /// <summary>The parts.</summary>
    /// <param name="services">The services.</param>
    /// <param name="fetchAsync">Brings an image there, for the services that are to run it.</param>
    public static IReadOnlyList<StageWork> Of(
        IReadOnlyList<FsDeployedService> services, Func<string, IReadOnlyList<FsDeployedService>, StageContext, CancellationToken, Task<string?>> fetchAsync) =>
    [
        .. services.GroupBy(static s => s.Image, StringComparer.Ordinal).Select(g => new StageWork(
            FsDeploymentStageKind.Pull,
            string.Join(", ", g.Select(static s => s.Name)),
            EngineImages.LongestPull,
            (context, token) => fetchAsync(g.Key, [.. g], context, token))),
    ];
}
