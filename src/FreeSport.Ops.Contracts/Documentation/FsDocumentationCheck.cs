namespace FreeSport.Ops;

/// <summary>Whether the project's documentation is true; the findings themselves come before it.</summary>
public sealed class FsDocumentationCheck : FsResult
{
    /// <summary>Gets or sets the pages that were read, relative to the project with forward slashes.</summary>
    public string[] Pages { get; set; } = [];

    /// <summary>Gets or sets how many findings say that a page is not true.</summary>
    public int FailedCount { get; set; }

    /// <summary>Gets or sets how many findings are warnings.</summary>
    public int WarningCount { get; set; }

    /// <summary>Gets or sets how many questions nobody could answer.</summary>
    public int InconclusiveCount { get; set; }

    /// <summary>Gets or sets how many findings a page's own marks leave out, each with a reason.</summary>
    public int IgnoredCount { get; set; }

    /// <summary>Gets or sets the findings, page by page in the order of the text.</summary>
    public FsDocumentationFinding[] Findings { get; set; } = [];
}
