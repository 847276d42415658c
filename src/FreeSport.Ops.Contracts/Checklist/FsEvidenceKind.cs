namespace FreeSport.Ops;

/// <summary>What a ledger event is.</summary>
public enum FsEvidenceKind
{
    /// <summary>Not known to this version.</summary>
    Unknown = 0,

    /// <summary>A cmdlet looked and recorded what it saw.</summary>
    Measurement,

    /// <summary>A person said how it is.</summary>
    Assertion,

    /// <summary>A person took responsibility for a box without evidence, until a date.</summary>
    Waiver,
}
