namespace FreeSport.Ops.Core.Projects;

/// <summary>What the project says of its secrets.</summary>
public sealed record SecretDefinition
{
    /// <summary>Gets secrets needed on GitHub beyond those that the workflows read.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Gets the kinds of files of hosts and clusters whose values lie on GitHub as well.</summary>
    public IReadOnlyList<FsSecretSource> OnGitHub { get; init; } = [];

    /// <summary>Gets the age from which a secret is to be replaced; null for none.</summary>
    public TimeSpan? MaxAge { get; init; }
}
