namespace FreeSport.Ops;

/// <summary>What became of a review that was given.</summary>
public sealed class FsApproval : FsResult
{
    /// <summary>Gets or sets what became of it.</summary>
    public FsApprovalState State { get; set; }

    /// <summary>Gets or sets the repository, as <c>owner/name</c>.</summary>
    public string Repository { get; set; } = string.Empty;

    /// <summary>Gets or sets GitHub's number of the workflow run.</summary>
    public long RunId { get; set; }

    /// <summary>Gets or sets which attempt of the run it is, from 1.</summary>
    public int RunAttempt { get; set; }

    /// <summary>Gets or sets the login of who reviewed.</summary>
    public string By { get; set; } = string.Empty;

    /// <summary>Gets or sets what was said; all who can read the repository see it.</summary>
    public string Comment { get; set; } = string.Empty;

    /// <summary>Gets or sets a value indicating whether who approved also started the run.</summary>
    public bool IsSelfApproval { get; set; }

    /// <summary>Gets or sets the jobs that waited for it, by name; none when GitHub does not tell.</summary>
    public string[] Jobs { get; set; } = [];

    /// <summary>Gets or sets when, in UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Gets or sets the run's page.</summary>
    public Uri? Url { get; set; }
}
