namespace FreeSport.Ops;

/// <summary>The document of an incident. <see cref="FsResult.Subject"/> is its path from the project's root.</summary>
public sealed class FsIncident : FsResult
{
    /// <summary>Gets or sets what became of it.</summary>
    public FsIncidentState State { get; set; }

    /// <summary>Gets or sets its absolute path.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets its title.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>Gets or sets from when on it tells, in UTC.</summary>
    public DateTime Since { get; set; }

    /// <summary>Gets or sets until when it tells, in UTC; null while the incident goes on.</summary>
    public DateTime? Until { get; set; }

    /// <summary>Gets or sets how many events of the ledgers it tells of.</summary>
    public int EventCount { get; set; }

    /// <summary>Gets or sets what became of its issue on GitHub; NotWritten where none was asked for, or none came about.</summary>
    public FsIncidentState IssueState { get; set; }

    /// <summary>Gets or sets the number of its issue on GitHub; null where it has none.</summary>
    public int? IssueNumber { get; set; }

    /// <summary>Gets or sets the page of its issue on GitHub; null where it has none.</summary>
    public string? IssueUrl { get; set; }
}
