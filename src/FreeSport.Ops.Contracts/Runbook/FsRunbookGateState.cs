namespace FreeSport.Ops;

/// <summary>Whether a step of the workflow lets the next ones begin.</summary>
public enum FsRunbookGateState
{
    /// <summary>Nobody looked: the step was left out, or not reached. It lets nothing pass.</summary>
    NotRun,

    /// <summary>Something failed or is undecided. It lets nothing pass.</summary>
    Closed,

    /// <summary>All that applies passed, or passed with a warning.</summary>
    Open,

    /// <summary>Nothing of the step applies to this project or environment.</summary>
    NotApplicable,
}
