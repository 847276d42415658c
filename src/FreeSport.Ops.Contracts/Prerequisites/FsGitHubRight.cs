namespace FreeSport.Ops;

/// <summary>Whether one thing may be done on GitHub, and why.</summary>
public sealed class FsGitHubRight
{
    /// <summary>Gets or sets what is to be done.</summary>
    public FsGitHubRightKind Kind { get; set; }

    /// <summary>Gets or sets whether it may be done.</summary>
    public FsGitHubRightState State { get; set; }

    /// <summary>Gets or sets why, in the reader's language.</summary>
    public string Reason { get; set; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => Kind + ": " + State;
}
