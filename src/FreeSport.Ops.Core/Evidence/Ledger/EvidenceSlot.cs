namespace FreeSport.Ops.Core.Evidence.Ledger;

/// <summary>The classes of evidence that are kept apart for one subject: the newest of each counts.</summary>
public enum EvidenceSlot
{
    /// <summary>Measured, whole.</summary>
    Full,

    /// <summary>Measured, whole, by taking a workflow through act: a look of another kind than a check of its text.</summary>
    DryRun,

    /// <summary>Measured, in part: it can disprove, never prove.</summary>
    Partial,

    /// <summary>Said by a person.</summary>
    Asserted,

    /// <summary>Taken on by a person until a date.</summary>
    Waived,
}
