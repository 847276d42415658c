namespace FreeSport.Ops;

/// <summary>What became of the comment of a report.</summary>
public enum FsReportCommentState
{
    /// <summary>None was asked for, or a person said no.</summary>
    NotPosted = 0,

    /// <summary>It was made.</summary>
    Created,

    /// <summary>The one that was there was brought up to date.</summary>
    Updated,

    /// <summary>The one that was there says the same.</summary>
    Unchanged,

    /// <summary>The token may not write it.</summary>
    Refused,

    /// <summary>GitHub, or the way to it, failed.</summary>
    Failed,
}
