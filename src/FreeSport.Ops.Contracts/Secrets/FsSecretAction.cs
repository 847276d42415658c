namespace FreeSport.Ops;

/// <summary>What would be done to a secret or variable.</summary>
public enum FsSecretAction
{
    /// <summary>Nothing: it is as it should be, or not there.</summary>
    None = 0,

    /// <summary>It would be made.</summary>
    Create,

    /// <summary>It would get the new value.</summary>
    Update,

    /// <summary>It would be removed.</summary>
    Remove,
}
