namespace FreeSport.Ops;

/// <summary>What became of one secret or variable. Never its value.</summary>
public sealed class FsSecretChange : FsResult
{
    /// <summary>Gets or sets what became of it.</summary>
    public FsSecretChangeState State { get; set; }

    /// <summary>Gets or sets its name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets whether it is a secret or a variable.</summary>
    public FsSecretKind Kind { get; set; }

    /// <summary>Gets or sets where GitHub keeps it.</summary>
    public FsSecretScope SecretScope { get; set; }

    /// <summary>Gets or sets the organization; null unless the scope is one.</summary>
    public string? Organization { get; set; }

    /// <summary>Gets or sets the repository that was asked, as <c>owner/name</c>.</summary>
    public string Repository { get; set; } = string.Empty;
}
