namespace FreeSport.Ops;

/// <summary>A silence of Alertmanager for the time of a deployment.</summary>
public sealed class FsAlertSilence : FsResult
{
    /// <summary>Gets or sets how it stands.</summary>
    public FsAlertSilenceState State { get; set; }

    /// <summary>Gets or sets Alertmanager's id of it; null as long as there is none.</summary>
    public string? SilenceId { get; set; }

    /// <summary>Gets or sets what tells it apart in Alertmanager whatever its id: 16 hexadecimal digits in its comment.</summary>
    public string Nonce { get; set; } = string.Empty;

    /// <summary>Gets or sets the name of the monitor that it is set in.</summary>
    public string Monitor { get; set; } = string.Empty;

    /// <summary>Gets or sets what it hides: alerts that all of these match.</summary>
    public string[] Matchers { get; set; } = [];

    /// <summary>Gets or sets why.</summary>
    public string Reason { get; set; } = string.Empty;

    /// <summary>Gets or sets who set it.</summary>
    public string By { get; set; } = string.Empty;

    /// <summary>Gets or sets when it ends by itself unless it is moved on, in UTC; null when it was not set.</summary>
    public DateTime? EndsAt { get; set; }

    /// <summary>Gets or sets until when it is moved on, in UTC.</summary>
    public DateTime Until { get; set; }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" ", Matchers);
}
