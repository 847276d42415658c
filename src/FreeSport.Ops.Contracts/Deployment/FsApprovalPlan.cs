namespace FreeSport.Ops;

/// <summary>What a review would do; nothing was sent.</summary>
public sealed class FsApprovalPlan
{
    /// <summary>Gets or sets the repository, as <c>owner/name</c>.</summary>
    public string Repository { get; set; } = string.Empty;

    /// <summary>Gets or sets GitHub's number of the workflow run.</summary>
    public long RunId { get; set; }

    /// <summary>Gets or sets which attempt of the run it is, from 1.</summary>
    public int RunAttempt { get; set; }

    /// <summary>Gets or sets the environment that asks.</summary>
    public string Environment { get; set; } = string.Empty;

    /// <summary>Gets or sets the jobs that wait for it, by name; none when GitHub does not tell.</summary>
    public string[] Jobs { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether it would be approved; rejected otherwise.</summary>
    public bool Approves { get; set; }

    /// <summary>Gets or sets what would be said; all who can read the repository would see it.</summary>
    public string Comment { get; set; } = string.Empty;

    /// <summary>Gets or sets the login of who would review; empty when GitHub does not tell.</summary>
    public string By { get; set; } = string.Empty;

    /// <summary>Gets or sets the login of who started the run.</summary>
    public string StartedBy { get; set; } = string.Empty;

    /// <summary>Gets or sets a value indicating whether who would approve also started the run.</summary>
    public bool IsSelfApproval { get; set; }

    /// <summary>Gets or sets the commit that is released.</summary>
    public string Commit { get; set; } = string.Empty;

    /// <summary>Gets or sets what earlier jobs of the run built, as images with tags; none when they built nothing or it is not known.</summary>
    public string[] Built { get; set; } = [];

    /// <summary>Gets or sets the run's page.</summary>
    public Uri? Url { get; set; }
}
