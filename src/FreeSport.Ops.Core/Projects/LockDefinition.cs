namespace FreeSport.Ops.Core.Projects;

/// <summary>Where the lock of an environment lies; what is null is as usual.</summary>
/// <param name="Remote">The remote whose push address holds it, or an address.</param>
/// <param name="Ref">The ref there, in full.</param>
/// <param name="TimeToLive">How long it outlasts its holder's last sign of life.</param>
public sealed record LockDefinition(string? Remote, string? Ref, TimeSpan? TimeToLive);
