namespace FreeSport.Ops.Core.Evidence.Sharing;

/// <summary>A chain of this clone and its place on the branch.</summary>
/// <param name="Local">The chain here.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Shared">How many of its lines the branch holds.</param>
/// <param name="Fault">What keeps the two apart.</param>
/// <param name="Remote">The chain there; null for none.</param>
/// <param name="ForkedAt">The first line that differs, for a fork that the branch does not hold yet.</param>
internal sealed record OutboxChain(LocalChain Local, string Name, long Shared, FsLedgerFault Fault, ChainReading? Remote, long? ForkedAt)
{
    /// <summary>Gets how many events wait.</summary>
    public int Waiting => Local.EventsAfter(Math.Min(Local.Last, Shared));
}
