namespace FreeSport.Ops;

/// <summary>Where one box of the checklist stands.</summary>
public enum FsChecklistState
{
    /// <summary>At least one subject has no evidence.</summary>
    Missing = 0,

    /// <summary>Every subject has fresh, full evidence that passed.</summary>
    Done,

    /// <summary>A subject failed.</summary>
    Failed,

    /// <summary>A subject could not be decided.</summary>
    Inconclusive,

    /// <summary>There is evidence; its inputs changed or it is too old.</summary>
    Stale,

    /// <summary>A person took responsibility, until a date.</summary>
    Waived,

    /// <summary>The project's policy says that the box does not apply.</summary>
    NotApplicable,
}
