namespace FreeSport.Ops.Core.Projects;

/// <summary>A time in which an environment may not be touched, whatever its windows say.</summary>
/// <param name="From">From this day or time on, as 2026-12-25 or 2026-12-25T18:00.</param>
/// <param name="To">Until this time, or until the end of this day.</param>
/// <param name="TimeZone">The IANA name of its time zone; null for the one of the environment's windows, else UTC.</param>
/// <param name="Reason">Why; null where it does not say.</param>
public sealed record FreezeDefinition(string From, string To, string? TimeZone, string? Reason)
{
    /// <inheritdoc/>
    public override string ToString() => From + " - " + To + (Reason is null ? string.Empty : " (" + Reason + ")");
}
