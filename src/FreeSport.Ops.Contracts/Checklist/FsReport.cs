namespace FreeSport.Ops;

/// <summary>A report of an environment. <see cref="FsResult.Outcome"/> tells of the writing, never of what the report says.</summary>
public sealed class FsReport : FsResult
{
    /// <summary>Gets or sets what it is written as.</summary>
    public FsReportFormat Format { get; set; }

    /// <summary>Gets or sets the absolute path of its file; null where none was asked for.</summary>
    public string? Path { get; set; }

    /// <summary>Gets or sets the report itself where it is in no file; null where it is.</summary>
    public string? Text { get; set; }

    /// <summary>Gets or sets its length in bytes of UTF-8.</summary>
    public long ByteCount { get; set; }

    /// <summary>Gets or sets the id of the change it tells of; null for none.</summary>
    public string? Change { get; set; }

    /// <summary>Gets or sets the commit that was checked out; null before the first.</summary>
    public string? Commit { get; set; }

    /// <summary>Gets or sets how many boxes it tells of.</summary>
    public int BoxCount { get; set; }

    /// <summary>Gets or sets how many of these are done; those that are waived or do not apply are not among them.</summary>
    public int DoneCount { get; set; }

    /// <summary>Gets or sets how many events of the ledgers it counts.</summary>
    public int EventCount { get; set; }

    /// <summary>Gets or sets how many deployments it tells of.</summary>
    public int DeploymentCount { get; set; }

    /// <summary>Gets or sets how many metrics it tells of.</summary>
    public int MetricCount { get; set; }

    /// <summary>Gets or sets how many plans of the infrastructure it tells of.</summary>
    public int PlanCount { get; set; }

    /// <summary>Gets or sets how many other results it tells of.</summary>
    public int ResultCount { get; set; }

    /// <summary>Gets or sets what became of its comment.</summary>
    public FsReportCommentState CommentState { get; set; }

    /// <summary>Gets or sets the page of its comment; null where it has none.</summary>
    public string? CommentUrl { get; set; }

    /// <summary>Gets or sets the bytes that were appended to the step summary; 0 outside of GitHub Actions.</summary>
    public long StepSummaryByteCount { get; set; }

    /// <summary>Gets or sets how many annotations were written; 0 outside of GitHub Actions.</summary>
    public int AnnotationCount { get; set; }
}
