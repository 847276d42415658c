namespace FreeSport.Ops;

/// <summary>The kind of a Kubernetes manifest that variables and secrets are exported to.</summary>
public enum FsManifestKind
{
    /// <summary>Variables that anybody may read.</summary>
    ConfigMap,

    /// <summary>Kubernetes' own secret.</summary>
    Secret,

    /// <summary>A secret that is sealed for one cluster (Bitnami's Sealed Secrets).</summary>
    SealedSecret,

    /// <summary>A reference to a secret store outside of the cluster (External Secrets Operator).</summary>
    ExternalSecret,
}
