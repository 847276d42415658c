namespace FreeSport.Ops;

/// <summary>What <c>Disable-FsAlert -WhatIf</c> would hide. No silence was set.</summary>
public sealed class FsAlertSilencePlan
{
    /// <summary>Gets or sets the environment.</summary>
    public string Environment { get; set; } = string.Empty;

    /// <summary>Gets or sets the name of the monitor that it would be set in.</summary>
    public string Monitor { get; set; } = string.Empty;

    /// <summary>Gets or sets what it would hide: alerts that all of these match.</summary>
    public string[] Matchers { get; set; } = [];

    /// <summary>Gets or sets the active alerts that it would hide now.</summary>
    public string[] Alerts { get; set; } = [];

    /// <summary>Gets or sets why.</summary>
    public string Reason { get; set; } = string.Empty;

    /// <summary>Gets or sets for how long at most.</summary>
    public TimeSpan For { get; set; }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" ", Matchers);
}
