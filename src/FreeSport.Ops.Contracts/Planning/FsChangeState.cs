namespace FreeSport.Ops;

/// <summary>How far a change is.</summary>
public enum FsChangeState
{
    /// <summary>Something is missing that it needs to be planned.</summary>
    Draft = 0,

    /// <summary>All that it needs is there; nobody has confirmed it yet.</summary>
    Planned,

    /// <summary>As many people as the policy asks for have confirmed it.</summary>
    Confirmed,

    /// <summary>It is being carried out.</summary>
    Executing,

    /// <summary>It was carried out, and the checklist of its environment is done.</summary>
    Validated,

    /// <summary>It is over, and went well.</summary>
    Done,

    /// <summary>It is over, and what was before it runs again.</summary>
    RolledBack,

    /// <summary>It is over, and was not carried out.</summary>
    Abandoned,
}
