namespace FreeSport.Ops.Core.Steps.Monitoring.Silencing;

/// <summary>What is kept on this machine of a silence as long as somebody moves its end on.</summary>
internal sealed class SilenceNote
{
    /// <summary>Gets or sets what tells the silence apart in Alertmanager.</summary>
    public string Nonce { get; set; } = string.Empty;

    /// <summary>Gets or sets Alertmanager's id; null before it is known.</summary>
    public string? SilenceId { get; set; }

    /// <summary>Gets or sets the monitor's name.</summary>
    public string Monitor { get; set; } = string.Empty;

    /// <summary>Gets or sets the absolute path of the project root.</summary>
    public string Project { get; set; } = string.Empty;

    /// <summary>Gets or sets the environment.</summary>
    public string Environment { get; set; } = string.Empty;

    /// <summary>Gets or sets what it hides, as shown.</summary>
    public string[] Matchers { get; set; } = [];

    /// <summary>Gets or sets why.</summary>
    public string Reason { get; set; } = string.Empty;

    /// <summary>Gets or sets until when its end is moved on, in UTC.</summary>
    public DateTime Until { get; set; }
}
