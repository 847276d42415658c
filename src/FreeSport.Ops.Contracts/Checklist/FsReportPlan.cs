namespace FreeSport.Ops;

/// <summary>What <c>Export-FsReport</c> would write and post. Nothing was.</summary>
public sealed class FsReportPlan
{
    /// <summary>Gets or sets what the report would be written as.</summary>
    public FsReportFormat Format { get; set; }

    /// <summary>Gets or sets the environment.</summary>
    public string Environment { get; set; } = string.Empty;

    /// <summary>Gets or sets the absolute path of the file; null where none was asked for.</summary>
    public string? Path { get; set; }

    /// <summary>Gets or sets a value indicating whether a file is there that would be replaced.</summary>
    public bool Replaces { get; set; }

    /// <summary>Gets or sets its length in bytes of UTF-8.</summary>
    public long ByteCount { get; set; }

    /// <summary>Gets or sets the number of the pull request that would get the comment; null for none.</summary>
    public int? PullRequest { get; set; }

    /// <summary>Gets or sets what would become of the comment.</summary>
    public FsReportCommentState CommentState { get; set; }

    /// <summary>Gets or sets the page of the comment that would be changed; null where none is there.</summary>
    public string? CommentUrl { get; set; }
}
