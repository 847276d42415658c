namespace FreeSport.Ops;

/// <summary>What would be done to one part of the infrastructure.</summary>
public enum FsInfrastructureAction
{
    /// <summary>The program names an action that this version does not know.</summary>
    Unknown = 0,

    /// <summary>It is read while the rest is applied.</summary>
    Read,

    /// <summary>It is made.</summary>
    Create,

    /// <summary>It is changed in place.</summary>
    Update,

    /// <summary>It is deleted and made anew.</summary>
    Replace,

    /// <summary>It is deleted.</summary>
    Delete,

    /// <summary>It stays, and nothing looks after it any more.</summary>
    Forget,

    /// <summary>It is there, and is looked after from now on.</summary>
    Import,

    /// <summary>It is looked after under another address from now on.</summary>
    Move,

    /// <summary>Something is run whose effect nobody predicts.</summary>
    Run,
}
