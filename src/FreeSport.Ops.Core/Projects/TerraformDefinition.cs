namespace FreeSport.Ops.Core.Projects;

/// <summary>A root module of Terraform or OpenTofu, with what it is planned with.</summary>
/// <param name="Folder">Its folder, from the project root.</param>
public sealed record TerraformDefinition(string Folder)
{
    /// <summary>Gets the workspace; null for the one that is selected.</summary>
    public string? Workspace { get; init; }

    /// <summary>Gets the files of variables beyond those that are read by themselves, from the folder.</summary>
    public IReadOnlyList<string> VarFiles { get; init; } = [];

    /// <summary>Gets the environments it describes; none for all.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>Gets the program, <c>terraform</c> or <c>tofu</c>; null for the one of them that is installed.</summary>
    public string? Program { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" ", new[] { Folder, Workspace }.Where(static p => p is not null));
}
