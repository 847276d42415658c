namespace FreeSport.Ops;

/// <summary>An environment of a repository and what guards it.</summary>
public sealed class FsGitHubEnvironment
{
    /// <summary>Gets or sets its name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets who may approve; none when nobody has to.</summary>
    public FsReviewer[] Reviewers { get; set; } = [];

    /// <summary>Gets or sets whether the token's owner may approve; null when only a team's members are known to GitHub.</summary>
    public bool? CanApprove { get; set; }

    /// <summary>Gets or sets a value indicating whether who started a run may not approve it.</summary>
    public bool PreventsSelfReview { get; set; }

    /// <summary>Gets or sets how long a job waits, in whole minutes, 0 to 43,200.</summary>
    public TimeSpan WaitTimer { get; set; }

    /// <summary>Gets or sets a value indicating whether only some branches may deploy there.</summary>
    public bool IsBranchRestricted { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
