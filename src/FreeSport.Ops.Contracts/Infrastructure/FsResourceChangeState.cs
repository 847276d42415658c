namespace FreeSport.Ops;

/// <summary>How far one change has come.</summary>
public enum FsResourceChangeState
{
    /// <summary>It stands in a plan; nothing was done.</summary>
    Planned = 0,

    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was tried and failed.</summary>
    Failed,

    /// <summary>It was begun, and how it ended was not told.</summary>
    Uncertain,

    /// <summary>It was not begun.</summary>
    NotReached,
}
