namespace FreeSport.Ops;

/// <summary>One reason of a verdict on a change.</summary>
public sealed class FsRegressionReason
{
    /// <summary>Gets or sets what got worse.</summary>
    public FsRegressionKind Kind { get; set; }

    /// <summary>Gets or sets how much it weighs.</summary>
    public FsOutcome Outcome { get; set; }

    /// <summary>Gets or sets whom it is about: an alert, a metric, a service, a container, a file.</summary>
    public string Subject { get; set; } = string.Empty;

    /// <summary>Gets or sets one sentence for people, in their language. Redacted.</summary>
    public string Text { get; set; } = string.Empty;

    /// <summary>Gets or sets how often it happened before the change; null where that says nothing.</summary>
    public long? Before { get; set; }

    /// <summary>Gets or sets how often it happened after the change; null where that says nothing.</summary>
    public long? After { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Subject.Length == 0 ? Text : Subject + ": " + Text;
}
