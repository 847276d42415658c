namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>An alert as Alertmanager knows it.</summary>
/// <param name="Labels">Its labels, its name as <c>alertname</c> among them.</param>
/// <param name="Annotations">Its annotations.</param>
/// <param name="Fingerprint">What Alertmanager calls it by.</param>
/// <param name="State">active, suppressed, or unprocessed.</param>
/// <param name="SilencedBy">The ids of the silences that hide it.</param>
/// <param name="InhibitedBy">The fingerprints of the alerts that hide it.</param>
/// <param name="Receivers">The names of the receivers it is routed to.</param>
/// <param name="StartsAt">Since when.</param>
/// <param name="EndsAt">When it counts as over unless it is sent again.</param>
/// <param name="UpdatedAt">When it was sent last.</param>
public sealed record AlertmanagerAlert(
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string> Annotations,
    string Fingerprint,
    string State,
    IReadOnlyList<string> SilencedBy,
    IReadOnlyList<string> InhibitedBy,
    IReadOnlyList<string> Receivers,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateTimeOffset UpdatedAt);
