namespace FreeSport.Ops;

/// <summary>What would be written of an incident; nothing was written.</summary>
public sealed class FsIncidentPlan
{
    /// <summary>Gets or sets the absolute path of the document.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets what would become of it.</summary>
    public FsIncidentState State { get; set; }

    /// <summary>Gets or sets its title.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>Gets or sets the lines that would go, with a - in front, and those that would come, with a +.</summary>
    public string Diff { get; set; } = string.Empty;

    /// <summary>Gets or sets the repository of its issue on GitHub; null where none was asked for.</summary>
    public string? IssueRepository { get; set; }

    /// <summary>Gets or sets what would become of its issue on GitHub; NotWritten where none was asked for.</summary>
    public FsIncidentState IssueState { get; set; }

    /// <summary>Gets or sets the page of its issue on GitHub; null where there is none yet.</summary>
    public string? IssueUrl { get; set; }

    /// <inheritdoc/>
    public override string ToString() => State + " " + Path;
}
