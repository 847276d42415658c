namespace FreeSport.Ops;

/// <summary>An input of a workflow that was started by hand.</summary>
public sealed class FsDeploymentInput
{
    /// <summary>Gets or sets its name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets its value, as GitHub gets it. Inputs are visible to all who can read the repository.</summary>
    public string Value { get; set; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => Name + "=" + Value;
}
