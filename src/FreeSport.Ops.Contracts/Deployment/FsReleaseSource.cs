namespace FreeSport.Ops;

/// <summary>Where the releases of an environment are known from.</summary>
public enum FsReleaseSource
{
    /// <summary>The records of deployments from this clone, which know by digest what ran.</summary>
    Records = 0,

    /// <summary>The list of releases among the project's documents, which knows their tags.</summary>
    ChangeLog,

    /// <summary>The tags of the images in their registry.</summary>
    Registry,
}
