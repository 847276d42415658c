namespace FreeSport.Ops;

/// <summary>What the repository's own CI says of a test suite for a commit.</summary>
public sealed class FsCommitSuite : FsResult
{
    /// <summary>Gets or sets the suite.</summary>
    public string Suite { get; set; } = string.Empty;

    /// <summary>Gets or sets the commit that was asked about.</summary>
    public string Commit { get; set; } = string.Empty;

    /// <summary>Gets or sets its tree; null when the commit is not in this clone.</summary>
    public string? Tree { get; set; }

    /// <summary>Gets or sets the checks that stand for the suite and looked at these files.</summary>
    public string[] Checks { get; set; } = [];
}
