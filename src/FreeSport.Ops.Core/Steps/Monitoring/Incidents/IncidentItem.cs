namespace FreeSport.Ops.Core.Steps.Monitoring.Incidents;

/// <summary>Something that came down the pipeline for an incident.</summary>
/// <param name="Part">The part that tells of it.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Outcome">Its verdict.</param>
/// <param name="Summary">What is said of it.</param>
public sealed record IncidentItem(IncidentPart Part, string Subject, FsOutcome Outcome, string Summary)
{
    /// <summary>Gets when it was, in UTC; null where it does not say.</summary>
    public DateTime? At { get; init; }

    /// <summary>Gets who did it; empty where it does not say.</summary>
    public string By { get; init; } = string.Empty;

    /// <summary>Gets its commit; empty for none.</summary>
    public string Commit { get; init; } = string.Empty;

    /// <summary>Gets its page; empty for none.</summary>
    public string Link { get; init; } = string.Empty;
}
