namespace FreeSport.Ops;

/// <summary>What is wrong with a requirement, or where places disagree on it.</summary>
public enum FsRequirementFindingKind
{
    /// <summary>Nothing that has a name yet.</summary>
    Unknown = 0,

    /// <summary>The story and <c>sprint-status.yaml</c> say different things of how far it is.</summary>
    StatusDisagrees,

    /// <summary>It says no status, or a word that is not known.</summary>
    StatusUnknown,

    /// <summary>It is a draft, and its gate has passed.</summary>
    DraftPassed,

    /// <summary>It is done, and some of its tasks are open.</summary>
    DoneWithOpenTasks,

    /// <summary>Its gate says FAIL.</summary>
    GateFailed,

    /// <summary>Its gate says CONCERNS.</summary>
    GateConcerns,

    /// <summary>The time until which the gate holds is over.</summary>
    GateExpired,

    /// <summary>What the gate judged was committed after the gate was decided.</summary>
    GateOutdated,

    /// <summary>A gate that is named, or needed, is nowhere.</summary>
    GateMissing,

    /// <summary>A gate lies in another folder than the one that is named.</summary>
    GateMoved,

    /// <summary>A gate says something else than it is said to.</summary>
    GateDisagrees,

    /// <summary>The gate cannot be read, or something in it is not what it should be.</summary>
    GateInvalid,

    /// <summary>Several gates are of the same story.</summary>
    GateDuplicate,

    /// <summary>A gate is waived without a reason, without a name, or without a waiver that is active.</summary>
    WaiverIncomplete,

    /// <summary>A section that the format has is missing or empty.</summary>
    SectionMissing,

    /// <summary>A section is there several times; the first counts.</summary>
    SectionDuplicate,

    /// <summary>File name, title or gate name different numbers.</summary>
    NumberDisagrees,

    /// <summary>Several files are of the same story.</summary>
    StoryDuplicate,

    /// <summary>A gate, an epic or <c>sprint-status.yaml</c> names a story that has no file.</summary>
    StoryMissing,

    /// <summary>The epic has no document of its own.</summary>
    EpicMissing,

    /// <summary><c>sprint-status.yaml</c> cannot be read.</summary>
    SprintInvalid,

    /// <summary>The history of this clone is too short to tell.</summary>
    HistoryShort,
}
