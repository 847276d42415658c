namespace FreeSport.Ops;

/// <summary>What <c>Lock-FsEnvironment</c> or <c>Unlock-FsEnvironment</c> would do to a lock; nothing was changed.</summary>
public sealed class FsDeploymentLockPlan
{
    /// <summary>Gets or sets the environment.</summary>
    public string Environment { get; set; } = string.Empty;

    /// <summary>Gets or sets what would be done.</summary>
    public FsDeploymentLockAction Action { get; set; }

    /// <summary>Gets or sets a value indicating whether it could be done now.</summary>
    public bool IsAllowed { get; set; }

    /// <summary>Gets or sets how the lock stands.</summary>
    public FsDeploymentLockState State { get; set; }

    /// <summary>Gets or sets who holds it; null for nobody.</summary>
    public string? Holder { get; set; }

    /// <summary>Gets or sets the message that those who wait would read, or the reason.</summary>
    public string? Text { get; set; }

    /// <summary>Gets or sets how the lock stands, in words.</summary>
    public string Summary { get; set; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => $"{Environment} {Action}";
}
