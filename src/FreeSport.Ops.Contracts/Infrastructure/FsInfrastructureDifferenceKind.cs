namespace FreeSport.Ops;

/// <summary>How two looks at the infrastructure differ in one place.</summary>
public enum FsInfrastructureDifferenceKind
{
    /// <summary>It could not be compared, because one of the sides was not read.</summary>
    Unknown = 0,

    /// <summary>It is there now and was not before.</summary>
    Added = 1,

    /// <summary>It was there before and is not now.</summary>
    Removed = 2,

    /// <summary>It is there on both sides and has another value.</summary>
    Changed = 3,

    /// <summary>What runs is not what is declared.</summary>
    Drifted = 4,
}
