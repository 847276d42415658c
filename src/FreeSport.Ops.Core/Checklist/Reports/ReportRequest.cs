using FreeSport.Ops.Core.Floor.GitHub;

namespace FreeSport.Ops.Core.Checklist.Reports;

/// <summary>Which report is asked for, and where it goes.</summary>
/// <param name="Format">What it is written as.</param>
public sealed record ReportRequest(FsReportFormat Format)
{
    /// <summary>Gets the environment; null for the one of what was handed over, or production.</summary>
    public string? Environment { get; init; }

    /// <summary>Gets the id of the change; null for the one that is under way.</summary>
    public string? Change { get; init; }

    /// <summary>Gets from when on events are told of; null for all.</summary>
    public DateTime? Since { get; init; }

    /// <summary>Gets until when; null for all.</summary>
    public DateTime? Until { get; init; }

    /// <summary>Gets the absolute path of the file to write; null for none.</summary>
    public string? OutFile { get; init; }

    /// <summary>Gets a value indicating whether the report becomes a comment of a pull request.</summary>
    public bool IsComment { get; init; }

    /// <summary>Gets the number of the pull request; null for the one that the run of GitHub Actions is about.</summary>
    public int? PullRequest { get; init; }

    /// <summary>Gets where the comment goes, and who writes it.</summary>
    public GitHubOptions GitHub { get; init; } = new();
}
