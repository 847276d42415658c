namespace FreeSport.Ops;

/// <summary>What the check of one workflow file came to; the findings themselves come before it.</summary>
public sealed class FsWorkflowCheck : FsResult
{
    /// <summary>Gets or sets the absolute path of the file.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets the workflow's <c>name</c>, or the file's path when it has none.</summary>
    public string Workflow { get; set; } = string.Empty;

    /// <summary>Gets or sets how many findings are errors.</summary>
    public int ErrorCount { get; set; }

    /// <summary>Gets or sets how many findings are warnings.</summary>
    public int WarningCount { get; set; }

    /// <summary>Gets or sets how many findings are notes, which do not change the outcome.</summary>
    public int NoteCount { get; set; }

    /// <summary>Gets or sets the findings, in the order of the text.</summary>
    public FsWorkflowFinding[] Findings { get; set; } = [];
}
