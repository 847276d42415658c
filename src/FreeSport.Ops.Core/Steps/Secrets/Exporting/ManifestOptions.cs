namespace FreeSport.Ops.Core.Steps.Secrets.Exporting;

/// <summary>What manifests are made, and of what.</summary>
/// <param name="Name">The name of the objects in the cluster.</param>
public sealed record ManifestOptions(string Name)
{
    /// <summary>Gets the namespace; null to leave it open.</summary>
    public string? Namespace { get; init; }

    /// <summary>Gets what the secrets become: anything but a ConfigMap.</summary>
    public FsManifestKind SecretKind { get; init; } = FsManifestKind.Secret;

    /// <summary>Gets the store that an ExternalSecret refers to; null for none.</summary>
    public string? SecretStore { get; init; }

    /// <summary>Gets the absolute paths of the env files; of a name that stands in several the last counts.</summary>
    public IReadOnlyList<string> EnvFiles { get; init; } = [];

    /// <summary>Gets how they are read where readers disagree.</summary>
    public FsDotEnvDialect Dialect { get; init; }

    /// <summary>Gets whether a person says that a name is a secret; null for nothing said.</summary>
    public Func<string, bool?> Said { get; init; } = static _ => null;

    /// <summary>Gets a value indicating whether values of secrets are written.</summary>
    public bool IncludesValues { get; init; }

    /// <summary>Gets the absolute path of the file; null for none.</summary>
    public string? OutFile { get; init; }

    /// <summary>Gets a value indicating whether a file that is there is replaced.</summary>
    public bool Replaces { get; init; }
}
