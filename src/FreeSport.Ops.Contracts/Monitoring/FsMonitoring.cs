namespace FreeSport.Ops;

/// <summary>Whether one monitor of an environment watches it: the verdict of <c>Test-FsMonitoring</c>.</summary>
public sealed class FsMonitoring : FsResult
{
    /// <summary>Gets or sets the monitor's name; empty where the configuration names none.</summary>
    public string Monitor { get; set; } = string.Empty;

    /// <summary>Gets or sets its kind: prometheus, alertmanager, grafana or health; empty where the configuration names no monitor.</summary>
    public string Kind { get; set; } = string.Empty;

    /// <summary>Gets or sets what was looked at, one by one; a check that could not be done is among them.</summary>
    public FsMonitoringCheck[] Checks { get; set; } = [];

    /// <summary>Gets or sets how many targets are up; null where none were asked for.</summary>
    public int? TargetsUp { get; set; }

    /// <summary>Gets or sets how many targets there are; null where none were asked for.</summary>
    public int? Targets { get; set; }

    /// <summary>Gets or sets how many alerting rules are loaded; null where none were asked for.</summary>
    public int? Rules { get; set; }

    /// <summary>Gets or sets when a test alert got through last, in UTC; null for never.</summary>
    public DateTime? TestedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Subject;
}
