namespace FreeSport.Ops;

/// <summary>What would be written into a story or a specification. Nothing was.</summary>
public sealed class FsStoryRecordPlan
{
    /// <summary>Gets or sets its number, or the name of a specification.</summary>
    public string Story { get; set; } = string.Empty;

    /// <summary>Gets or sets its file, relative to the project, with forward slashes.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets the sections that would be changed; none where it says all that already.</summary>
    public string[] Sections { get; set; } = [];

    /// <summary>Gets or sets the status now; empty where it says none.</summary>
    public string StatusBefore { get; set; } = string.Empty;

    /// <summary>Gets or sets the status after.</summary>
    public string StatusAfter { get; set; } = string.Empty;

    /// <summary>Gets or sets how many tasks would be checked.</summary>
    public int CheckedCount { get; set; }

    /// <summary>Gets or sets the files that would be added to the list.</summary>
    public string[] Files { get; set; } = [];

    /// <summary>Gets or sets what would be different, as a unified diff.</summary>
    public string Diff { get; set; } = string.Empty;
}
