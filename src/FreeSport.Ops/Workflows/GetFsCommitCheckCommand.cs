using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Workflows.CommitChecks;

namespace FreeSport.Ops.Commands.Workflows;

/// <summary>Tells what the repository's own CI says of a commit, and records what it says of test suites.</summary>
[Cmdlet(VerbsCommon.Get, "FsCommitCheck")]
[OutputType(typeof(FsCommitCheck), typeof(FsCommitSuite))]
public sealed class GetFsCommitCheckCommand : GitHubCmdlet
{
    /// <summary>Gets or sets the commit, by any name git knows or by its whole id; the one that is checked out when not given.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BranchCompleter))]
    public string Commit { get; set; } = "HEAD";

    /// <summary>Gets or sets the branch whose rules say what is required; the one that is released from when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BranchCompleter))]
    public string? Branch { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunGitHub(async (session, project, github, token) =>
    {
        foreach (FsResult result in await new CommitCheckService(session, project, github).AskAsync(Commit, Branch, token).ConfigureAwait(false))
        {
            session.Host.WriteResult(result);
        }
    });
}
