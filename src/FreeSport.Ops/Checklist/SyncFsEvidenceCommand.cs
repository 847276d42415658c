using System.Management.Automation;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Checklist;

/// <summary>Shares the evidence of this clone with the team's other clones, through a branch of the git remote.</summary>
[Cmdlet(VerbsData.Sync, "FsEvidence", SupportsShouldProcess = true, DefaultParameterSetName = ExchangeSet)]
[OutputType(typeof(FsEvidenceSync), typeof(FsEvidenceSyncPlan))]
public sealed class SyncFsEvidenceCommand : ProjectCmdlet
{
    private const string ExchangeSet = "Exchange";
    private const string AcceptSet = "Accept";

    /// <summary>Gets or sets a value indicating whether a branch that was rewritten or deleted is taken as it is now.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AcceptSet)]
    public SwitchParameter AcceptRewrite { get; set; }

    /// <summary>Gets or sets why; it is recorded.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AcceptSet)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = string.Empty;

    /// <summary>Gets or sets a value indicating whether each batch is signed with an SSH key; what freesport.ops.yml says when not given.</summary>
    [Parameter]
    public SwitchParameter Sign { get; set; }

    /// <summary>Gets or sets the path of the key, private or public; the one of freesport.ops.yml or of git's user.signingkey when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SigningKey { get; set; }

    /// <summary>Gets or sets a value indicating whether a digest over all chains is kept on GitHub, as a commit status.</summary>
    [Parameter]
    public SwitchParameter Anchor { get; set; }

    /// <summary>Gets or sets how many seconds one call to the remote may take.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSeconds { get; set; } = 120;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        EvidenceSharingRequest request = new(TimeSpan.FromSeconds(TimeoutSeconds), AcceptRewrite ? Reason : null)
        {
            Sign = MyInvocation.BoundParameters.ContainsKey(nameof(Sign)) ? Sign.IsPresent : null,
            SigningKey = SigningKey is null ? null : SessionState.Path.GetUnresolvedProviderPathFromPSPath(SigningKey),
        };
        bool anchors = Anchor;
        RunEachProject(async (session, project, token) =>
        {
            object done = await new EvidenceSharing(session, project, session.Recorder).SynchronizeAsync(request, token).ConfigureAwait(false);
            if (anchors && done is FsEvidenceSync { State: FsEvidenceSyncState.Synchronized or FsEvidenceSyncState.Incomplete } sync)
            {
                await AnchorAsync(session, project, sync, token).ConfigureAwait(false);
            }

            session.Host.WriteResult(done);
        });
    }

    // What was exchanged is told, whatever GitHub says.
    private static async Task AnchorAsync(OpsSession session, Project project, FsEvidenceSync sync, CancellationToken token)
    {
        try
        {
            using GitHubClient github = await new GitHubAccess(session, project).OpenAsync(new GitHubOptions(), token).ConfigureAwait(false);
            (sync.Anchor, sync.AnchoredAt) = await new EvidenceAnchoring(project, session.Git, github).AnchorAsync(token).ConfigureAwait(false) is { } anchored
                ? anchored
                : ((string?)null, null);
        }
        catch (OpsException failed)
        {
            session.Host.WriteError(failed.Failure);
            sync.Outcome = FsOutcome.Warning;
        }
    }
}
