namespace FreeSport.Ops;

/// <summary>A secret on GitHub, without its value, which nobody can read back.</summary>
public sealed class FsSecret
{
    /// <summary>Gets or sets its name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets where GitHub keeps it.</summary>
    public FsSecretScope SecretScope { get; set; }

    /// <summary>Gets or sets the environment; null unless the scope is one.</summary>
    public string? Environment { get; set; }

    /// <summary>Gets or sets the organization; null unless the scope is one.</summary>
    public string? Organization { get; set; }

    /// <summary>Gets or sets the repository that was asked, as <c>owner/name</c>; of what an organization keeps, the one it was asked beside.</summary>
    public string Repository { get; set; } = string.Empty;

    /// <summary>Gets or sets which repositories of an organization see it: all, private or selected; null in the other scopes.</summary>
    public string? Visibility { get; set; }

    /// <summary>Gets or sets when it was made, in UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Gets or sets when it was last set, in UTC.</summary>
    public DateTime UpdatedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
