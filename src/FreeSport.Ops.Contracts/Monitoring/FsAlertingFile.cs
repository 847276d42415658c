namespace FreeSport.Ops;

/// <summary>A file of Prometheus or Alertmanager, and what changes in it. Secrets stand in files of their own.</summary>
public sealed class FsAlertingFile
{
    /// <summary>Gets or sets the path, relative to the project root with forward slashes, or absolute outside of it.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets the name of the monitor that reads it.</summary>
    public string Monitor { get; set; } = string.Empty;

    /// <summary>Gets or sets what happens to it.</summary>
    public FsAlertingFileChange Change { get; set; }

    /// <summary>Gets or sets how many lines come.</summary>
    public int Added { get; set; }

    /// <summary>Gets or sets how many lines go.</summary>
    public int Removed { get; set; }

    /// <summary>Gets or sets the lines that come and go, behind a plus or a minus, with the lines around them; empty for none.</summary>
    public string Diff { get; set; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => Change == FsAlertingFileChange.Unchanged ? Path : Path + " +" + Added + " -" + Removed;
}
