namespace FreeSport.Ops;

/// <summary>One thing that <c>Test-FsWorkflow</c> found in a workflow.</summary>
public sealed class FsWorkflowFinding
{
    /// <summary>Gets or sets the rule; about_FreeSport.Ops_Workflows lists them. Names are those of actionlint's kinds.</summary>
    public string Rule { get; set; } = string.Empty;

    /// <summary>Gets or sets how much it matters.</summary>
    public FsFindingSeverity Severity { get; set; }

    /// <summary>Gets or sets the file, relative to the project with forward slashes.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets the line, counted from 1: the true one, inside blocks of text too.</summary>
    public int Line { get; set; }

    /// <summary>Gets or sets the column, counted from 1.</summary>
    public int Column { get; set; }

    /// <summary>Gets or sets the column after the last character, on the same line.</summary>
    public int EndColumn { get; set; }

    /// <summary>Gets or sets what is wrong and what would be right, in the reader's language.</summary>
    public string Message { get; set; } = string.Empty;

    /// <summary>Gets or sets the line of the file; a password in it is covered.</summary>
    public string Snippet { get; set; } = string.Empty;

    /// <summary>Gets or sets where GitHub describes what is checked.</summary>
    public Uri? Url { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Path}:{Line}:{Column} {Message} [{Rule}]";
}
