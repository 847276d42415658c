namespace FreeSport.Ops;

/// <summary>What <c>Update-FsDocumentation</c> would write into a page, or where it would put marks. Nothing was written.</summary>
public sealed class FsDocumentationPlan
{
    /// <summary>Gets or sets the page, relative to the project with forward slashes.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets the language of its regions: <c>en</c> or <c>ru</c>.</summary>
    public string Language { get; set; } = string.Empty;

    /// <summary>Gets or sets the regions that the page has; for a proposal, the one it might have.</summary>
    public FsDocumentationRegion[] Regions { get; set; } = [];

    /// <summary>Gets or sets the regions that would be changed.</summary>
    public FsDocumentationRegion[] Changed { get; set; } = [];

    /// <summary>Gets or sets how many regions would be changed; 0 for a proposal.</summary>
    public int ChangedCount { get; set; }

    /// <summary>Gets or sets what would be different, as a unified diff; empty where nothing would.</summary>
    public string Diff { get; set; } = string.Empty;

    /// <summary>Gets or sets the line of a table written by hand beside which a region might stand, counted from 1; 0 where none is proposed.</summary>
    public int Line { get; set; }

    /// <summary>Gets or sets one sentence for people, in their language.</summary>
    public string Summary { get; set; } = string.Empty;

    /// <summary>Gets or sets the command that puts the marks there; null where none is proposed.</summary>
    public string? NextCommand { get; set; }
}
