namespace FreeSport.Ops.Core.Steps.Infrastructure;

/// <summary>One side of the infrastructure could not be read; says how that ended, and why in the reader's language.</summary>
/// <param name="reading">How it ended; never <see cref="FsInfrastructureReading.Read"/>.</param>
/// <param name="message">A sentence for people.</param>
internal sealed class EngineNotReadException(FsInfrastructureReading reading, string message) : Exception(message)
{
    public FsInfrastructureReading Reading { get; } = reading;
}
