namespace FreeSport.Ops;

/// <summary>An alert that is there now, as Prometheus and Alertmanager know it together.</summary>
public sealed class FsAlert
{
    /// <summary>Gets or sets its name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets how it stands.</summary>
    public FsAlertState State { get; set; }

    /// <summary>Gets or sets how grave it is, as its label says; null where it does not say.</summary>
    public string? Severity { get; set; }

    /// <summary>Gets or sets what its rule says of it, for people; null where it says nothing. Redacted.</summary>
    public string? Summary { get; set; }

    /// <summary>Gets or sets since when, in UTC: since when its condition holds where a Prometheus tells, else since when it fires.</summary>
    public DateTime Since { get; set; }

    /// <summary>Gets or sets its labels, without its name.</summary>
    public FsAlertLabel[] Labels { get; set; } = [];

    /// <summary>Gets or sets its annotations.</summary>
    public FsAlertLabel[] Annotations { get; set; } = [];

    /// <summary>Gets or sets the ids of the silences that hide it.</summary>
    public string[] SilencedBy { get; set; } = [];

    /// <summary>Gets or sets the fingerprints of the alerts that hide it.</summary>
    public string[] InhibitedBy { get; set; } = [];

    /// <summary>Gets or sets the receivers that it goes to; none where no Alertmanager tells.</summary>
    public string[] Receivers { get; set; } = [];

    /// <summary>Gets or sets the monitors that know it.</summary>
    public string[] Monitors { get; set; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
