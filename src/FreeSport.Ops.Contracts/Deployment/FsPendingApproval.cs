namespace FreeSport.Ops;

/// <summary>A deployment that waits for a person.</summary>
/// <remarks><see cref="FsResult.Environment"/> is the environment that asks. A job that nobody approves fails after 30 days.</remarks>
public sealed class FsPendingApproval : FsResult
{
    /// <summary>Gets or sets the repository, as <c>owner/name</c>.</summary>
    public string Repository { get; set; } = string.Empty;

    /// <summary>Gets or sets GitHub's number of the workflow run.</summary>
    public long RunId { get; set; }

    /// <summary>Gets or sets which attempt of the run it is, from 1.</summary>
    public int RunAttempt { get; set; }

    /// <summary>Gets or sets the workflow's file name.</summary>
    public string Workflow { get; set; } = string.Empty;

    /// <summary>Gets or sets GitHub's number of the environment that asks.</summary>
    public long EnvironmentId { get; set; }

    /// <summary>Gets or sets the jobs that wait for it, by name; where the workflow does not tell which environment each names, all that may.</summary>
    public string[] Jobs { get; set; } = [];

    /// <summary>Gets or sets who may approve; one of them is enough.</summary>
    public FsReviewer[] Reviewers { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether whoever asked may approve it.</summary>
    public bool CanApprove { get; set; }

    /// <summary>Gets or sets a value indicating whether whoever asked also started the run; approving it then is a self-approval.</summary>
    public bool IsOwnStart { get; set; }

    /// <summary>Gets or sets a value indicating whether the environment forbids that who started the run approves it.</summary>
    public bool PreventsSelfReview { get; set; }

    /// <summary>Gets or sets how long the environment makes a job wait, in whole minutes, 0 to 43,200; zero for not at all.</summary>
    public TimeSpan WaitTimer { get; set; }

    /// <summary>Gets or sets when that began, in UTC; null when it did not.</summary>
    public DateTime? WaitTimerStartedAt { get; set; }

    /// <summary>Gets or sets the branch that is released.</summary>
    public string Branch { get; set; } = string.Empty;

    /// <summary>Gets or sets the commit that is released.</summary>
    public string Commit { get; set; } = string.Empty;

    /// <summary>Gets or sets the login of who started the run.</summary>
    public string StartedBy { get; set; } = string.Empty;

    /// <summary>Gets or sets what earlier jobs of the run built, as images with tags; none when they built nothing or it is not known.</summary>
    public string[] Built { get; set; } = [];

    /// <summary>Gets or sets the jobs of the run that ended before.</summary>
    public FsDeploymentJob[] Finished { get; set; } = [];

    /// <summary>Gets or sets the run's page, where it can be approved too.</summary>
    public Uri? Url { get; set; }
}
