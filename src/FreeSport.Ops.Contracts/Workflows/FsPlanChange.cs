namespace FreeSport.Ops;

/// <summary>How something differs between two plans.</summary>
public enum FsPlanChange
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>It is in this plan and not in the other.</summary>
    Added = 1,

    /// <summary>It is in the other plan and not in this.</summary>
    Removed = 2,
}
