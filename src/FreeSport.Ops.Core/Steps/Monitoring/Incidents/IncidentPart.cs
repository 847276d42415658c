namespace FreeSport.Ops.Core.Steps.Monitoring.Incidents;

/// <summary>A part of an incident's document that comes from the records.</summary>
public enum IncidentPart
{
    /// <summary>When, where, which commit.</summary>
    Facts,

    /// <summary>What happened, in order.</summary>
    Timeline,

    /// <summary>What was deployed.</summary>
    Deployed,

    /// <summary>The last verdict of everything that was looked at.</summary>
    Verdicts,

    /// <summary>Alerts.</summary>
    Alerts,

    /// <summary>What is new in logs.</summary>
    Signatures,

    /// <summary>How it was rolled back.</summary>
    Rollback,

    /// <summary>Who took part.</summary>
    People,
}
