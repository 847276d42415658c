namespace FreeSport.Ops;

/// <summary>What was written into a story or a specification.</summary>
public sealed class FsStoryRecord : FsResult
{
    /// <summary>Gets or sets its number, or the name of a specification.</summary>
    public string Story { get; set; } = string.Empty;

    /// <summary>Gets or sets its file, relative to the project, with forward slashes.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets what became of the file.</summary>
    public FsStoryRecordState State { get; set; }

    /// <summary>Gets or sets the sections that were changed.</summary>
    public string[] Sections { get; set; } = [];

    /// <summary>Gets or sets the status before; empty where it says none.</summary>
    public string StatusBefore { get; set; } = string.Empty;

    /// <summary>Gets or sets the status after.</summary>
    public string StatusAfter { get; set; } = string.Empty;

    /// <summary>Gets or sets how many tasks were checked.</summary>
    public int CheckedCount { get; set; }

    /// <summary>Gets or sets the files that were added to the list, relative to the project, with forward slashes.</summary>
    public string[] Files { get; set; } = [];

    /// <summary>Gets or sets what is different, as a unified diff.</summary>
    public string Diff { get; set; } = string.Empty;
}
