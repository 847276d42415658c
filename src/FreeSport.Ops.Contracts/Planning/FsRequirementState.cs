namespace FreeSport.Ops;

/// <summary>How far a requirement is, whatever its format calls that.</summary>
public enum FsRequirementState
{
    /// <summary>It does not say, or says a word that is not known.</summary>
    Unknown = 0,

    /// <summary>Being written, or not begun: Draft, backlog, drafted, contexted.</summary>
    Draft,

    /// <summary>May be worked on: Approved, ready-for-dev; an issue that is open.</summary>
    Ready,

    /// <summary>Being worked on.</summary>
    InProgress,

    /// <summary>Being reviewed.</summary>
    InReview,

    /// <summary>Done; an issue that was closed as completed.</summary>
    Done,

    /// <summary>Given up; an issue that was closed as not planned.</summary>
    Abandoned,
}
