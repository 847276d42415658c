namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>What is asked of Docker.</summary>
/// <param name="Timeout">How long each question may take.</param>
/// <param name="MinimumEngine">The oldest engine that will do.</param>
/// <param name="MinimumCompose">The oldest compose that will do.</param>
/// <param name="Context">The context that must be active; null for any.</param>
public sealed record DockerProbeOptions(TimeSpan Timeout, Version MinimumEngine, Version MinimumCompose, string? Context)
{
    /// <summary>The oldest engine the platform's hosts run.</summary>
    public static readonly Version DefaultEngine = new(20, 10);

    /// <summary>The first compose that is a docker plugin.</summary>
    public static readonly Version DefaultCompose = new(2, 0);
}
