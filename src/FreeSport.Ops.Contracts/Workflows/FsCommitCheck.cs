namespace FreeSport.Ops;

/// <summary>A check that the repository's own CI ran for a commit, or a required one that it did not run.</summary>
/// <remarks>A workflow for a pull request looks at a merge of its branch into the base. That is the branch's own tree only when the branch holds all of the base.</remarks>
public sealed class FsCommitCheck : FsResult
{
    /// <summary>Gets or sets its name, as GitHub shows it.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets a value indicating whether the branch's rules ask for it.</summary>
    public bool IsRequired { get; set; }

    /// <summary>Gets or sets the test suites it stands for, as configured; none when it stands for none.</summary>
    public string[] Suites { get; set; } = [];

    /// <summary>Gets or sets how far it is.</summary>
    public FsRunStatus Status { get; set; }

    /// <summary>Gets or sets how it ended.</summary>
    public FsRunConclusion Conclusion { get; set; }

    /// <summary>Gets or sets the commit that was asked about.</summary>
    public string Commit { get; set; } = string.Empty;

    /// <summary>Gets or sets the commit it ran for; null when it did not run.</summary>
    public string? CheckedCommit { get; set; }

    /// <summary>Gets or sets a value indicating whether it looked at exactly the files of the commit that was asked about.</summary>
    public bool IsSameTree { get; set; }

    /// <summary>Gets or sets the app that ran it, such as github-actions; null for a commit status.</summary>
    public string? App { get; set; }

    /// <summary>Gets or sets the workflow's file; null when no workflow ran it.</summary>
    public string? Workflow { get; set; }

    /// <summary>Gets or sets what started the workflow; null when no workflow ran it.</summary>
    public string? Event { get; set; }

    /// <summary>Gets or sets when it ended, in UTC; null when it did not.</summary>
    public DateTime? CompletedAt { get; set; }

    /// <summary>Gets or sets its page.</summary>
    public Uri? Url { get; set; }
}
