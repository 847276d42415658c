namespace FreeSport.Ops;

/// <summary>What <c>Enable-FsAlert</c> would do. Nothing was written, reloaded or sent.</summary>
public sealed class FsAlertingPlan
{
    /// <summary>Gets or sets the environment.</summary>
    public string Environment { get; set; } = string.Empty;

    /// <summary>Gets or sets what it is about, as <c>alerts of production</c>.</summary>
    public string Subject { get; set; } = string.Empty;

    /// <summary>Gets or sets one sentence for people, in their language.</summary>
    public string Summary { get; set; } = string.Empty;

    /// <summary>Gets or sets the files, with what changes in them.</summary>
    public FsAlertingFile[] Files { get; set; } = [];

    /// <summary>Gets or sets how many rules there would be, the watchdog among them.</summary>
    public int Rules { get; set; }

    /// <summary>Gets or sets the fingerprint of the rules: lower-case hexadecimal SHA-256.</summary>
    public string RuleHash { get; set; } = string.Empty;

    /// <summary>Gets or sets the receivers that would get a test alert.</summary>
    public string[] Receivers { get; set; } = [];

    /// <summary>Gets or sets the ids of silences of ours that would be ended.</summary>
    public string[] Silences { get; set; } = [];

    /// <summary>Gets or sets what found the files to be valid: promtool and amtool, or the module's own rules alone.</summary>
    public FsTool[] Validators { get; set; } = [];

    /// <inheritdoc/>
    public override string ToString() => Subject;
}
