namespace FreeSport.Ops;

/// <summary>What became of a secret or variable.</summary>
public enum FsSecretChangeState
{
    /// <summary>It is not as it should be.</summary>
    Failed = 0,

    /// <summary>It was not there, and is now.</summary>
    Created,

    /// <summary>It was there, and has the new value.</summary>
    Updated,

    /// <summary>It was as it should be already; nothing was sent.</summary>
    Unchanged,

    /// <summary>It was there, and is no more.</summary>
    Removed,
}
