namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>What git says of a folder.</summary>
public enum GitState
{
    /// <summary>The folder is in the working tree of a repository.</summary>
    WorkTree,

    /// <summary>There is no git program on PATH.</summary>
    NotInstalled,

    /// <summary>The folder is in no repository.</summary>
    NoRepository,

    /// <summary>The repository has no working tree.</summary>
    Bare,

    /// <summary>git refuses to look: the folder belongs to another user, or the repository is damaged.</summary>
    Refused,
}
