namespace FreeSport.Ops;

/// <summary>How long the answers to one smoke test took that was asked several times, each over a connection of its own.</summary>
public sealed class FsSmokeLatency
{
    /// <summary>Gets or sets how many answers were whole.</summary>
    public int AnswerCount { get; set; }

    /// <summary>Gets or sets how many of all were not as they should be.</summary>
    public int FailedCount { get; set; }

    /// <summary>Gets or sets the time within which half of the answers came.</summary>
    public TimeSpan P50 { get; set; }

    /// <summary>Gets or sets the time within which 95 of 100 answers came: the nearest rank, so that it is one of the times measured.</summary>
    public TimeSpan P95 { get; set; }

    /// <summary>Gets or sets the longest time.</summary>
    public TimeSpan Max { get; set; }
}
