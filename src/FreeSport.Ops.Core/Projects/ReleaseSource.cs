namespace FreeSport.Ops.Core.Projects;

/// <summary>What the releases of a project are.</summary>
public enum ReleaseSource
{
    /// <summary>Nothing says: the tags of the repository, where it has any.</summary>
    Unsaid = 0,

    /// <summary>The tags of the repository.</summary>
    Tags,

    /// <summary>The deployments to production that this clone recorded.</summary>
    Deployments,
}
