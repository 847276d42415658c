namespace FreeSport.Ops;

/// <summary>What the token of a job may do.</summary>
public sealed class FsPlanPermissions
{
    /// <summary>Gets or sets who says so.</summary>
    public FsPlanPermissionSource Source { get; set; }

    /// <summary>
    /// Gets or sets the scopes with their level, such as <c>contents: read</c>, by name; scopes without any right are left
    /// out. Empty where the repository's setting decides.
    /// </summary>
    public string[] Scopes { get; set; } = [];

    /// <inheritdoc/>
    public override string ToString() => Source == FsPlanPermissionSource.RepositoryDefault ? "?" : Scopes.Length == 0 ? "{}" : string.Join(", ", Scopes);
}
