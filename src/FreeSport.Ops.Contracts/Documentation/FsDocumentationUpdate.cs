namespace FreeSport.Ops;

/// <summary>What was written into the generated regions of a page.</summary>
/// <remarks>It ticks no box: whether the page is true, <c>Test-FsDocumentation</c> tells.</remarks>
public sealed class FsDocumentationUpdate : FsResult
{
    /// <summary>Gets or sets the page, relative to the project with forward slashes.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets what became of the page.</summary>
    public FsDocumentationUpdateState State { get; set; }

    /// <summary>Gets or sets the language of its regions: <c>en</c> or <c>ru</c>.</summary>
    public string Language { get; set; } = string.Empty;

    /// <summary>Gets or sets the regions that the page has, in the order of the text.</summary>
    public FsDocumentationRegion[] Regions { get; set; } = [];

    /// <summary>Gets or sets the regions that were changed.</summary>
    public FsDocumentationRegion[] Changed { get; set; } = [];

    /// <summary>Gets or sets what is different, as a unified diff; empty where nothing is.</summary>
    public string Diff { get; set; } = string.Empty;
}
