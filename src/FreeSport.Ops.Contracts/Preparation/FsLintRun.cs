namespace FreeSport.Ops;

/// <summary>One run of one linter.</summary>
public sealed class FsLintRun : FsResult
{
    /// <summary>Gets or sets the linter; null when none was found to run.</summary>
    public FsLinter? Linter { get; set; }

    /// <summary>Gets or sets how it ended.</summary>
    public FsLintState State { get; set; }

    /// <summary>Gets or sets what it found, in its own order.</summary>
    public FsLintFinding[] Findings { get; set; } = [];

    /// <summary>Gets or sets how many files it looked at, 0 or more; null when it did not say.</summary>
    public int? FileCount { get; set; }

    /// <summary>Gets or sets the folder it ran in, relative to the project.</summary>
    public string Folder { get; set; } = string.Empty;

    /// <summary>Gets or sets what was passed on to it beyond what makes its report readable.</summary>
    public string[] Arguments { get; set; } = [];

    /// <summary>Gets or sets why it ran, and ran so: the workflow's file and line, the project's file, or the parameter.</summary>
    public string ChosenBy { get; set; } = string.Empty;

    /// <summary>Gets or sets a value indicating whether the project's CI goes on whatever it finds.</summary>
    public bool Advisory { get; set; }

    /// <summary>Gets or sets its exit code; null when it did not end by itself.</summary>
    public int? ExitCode { get; set; }
}
