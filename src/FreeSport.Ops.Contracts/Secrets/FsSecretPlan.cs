namespace FreeSport.Ops;

/// <summary>What would be done to one secret or variable; nothing was done.</summary>
public sealed class FsSecretPlan
{
    /// <summary>Gets or sets its name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets whether it is a secret or a variable.</summary>
    public FsSecretKind Kind { get; set; }

    /// <summary>Gets or sets what would be done.</summary>
    public FsSecretAction Action { get; set; }

    /// <summary>Gets or sets where GitHub keeps it.</summary>
    public FsSecretScope SecretScope { get; set; }

    /// <summary>Gets or sets the environment; null unless the scope is one.</summary>
    public string? Environment { get; set; }

    /// <summary>Gets or sets the organization; null unless the scope is one.</summary>
    public string? Organization { get; set; }

    /// <summary>Gets or sets the repository that was asked, as <c>owner/name</c>; of what an organization keeps, the one it was asked beside.</summary>
    public string Repository { get; set; } = string.Empty;

    /// <summary>Gets or sets when it was last set, in UTC; null when it is not there.</summary>
    public DateTime? UpdatedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Action + " " + Name;
}
