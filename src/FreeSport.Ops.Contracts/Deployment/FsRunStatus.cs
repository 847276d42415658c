namespace FreeSport.Ops;

/// <summary>How far a workflow run or one of its jobs or steps is.</summary>
/// <remarks>Source: GitHub's REST API, workflow runs and jobs; their words without the underscores.</remarks>
public enum FsRunStatus
{
    /// <summary>Not known, or a word that GitHub did not use before.</summary>
    Unknown = 0,

    /// <summary>Asked for.</summary>
    Requested,

    /// <summary>Waits for a runner.</summary>
    Queued,

    /// <summary>Waits for another run of its concurrency group.</summary>
    Pending,

    /// <summary>Waits for an approval or a timer of its environment.</summary>
    Waiting,

    /// <summary>Runs.</summary>
    InProgress,

    /// <summary>Over; the conclusion says how.</summary>
    Completed,
}
