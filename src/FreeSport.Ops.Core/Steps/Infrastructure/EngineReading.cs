namespace FreeSport.Ops.Core.Steps.Infrastructure;

/// <summary>What was read of one side of the infrastructure.</summary>
/// <param name="State">How it ended.</param>
/// <param name="Resources">What was seen; empty unless <paramref name="State"/> is <see cref="FsInfrastructureReading.Read"/>.</param>
internal sealed record EngineReading(FsInfrastructureReading State, IReadOnlyList<FsInfrastructureResource> Resources)
{
    public static readonly EngineReading NotLooked = new(FsInfrastructureReading.NotLooked, []);

    /// <summary>Gets why it was not read, or what was passed over; null when all is well.</summary>
    public string? Message { get; init; }

    /// <summary>Gets what was left out, in words.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Gets the tools that took part.</summary>
    public IReadOnlyList<FsTool> Tools { get; init; } = [];

    public static EngineReading Of(IReadOnlyList<FsInfrastructureResource> resources) => new(FsInfrastructureReading.Read, resources);

    public static EngineReading Of(EngineNotReadException failed) => new(failed.Reading, []) { Message = failed.Message };
}
