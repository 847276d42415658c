using System.Management.Automation;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Evidence;

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

    /// <summary>Gets or sets how many seconds one call to the remote may take.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSeconds { get; set; } = 120;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        EvidenceSharingRequest request = new(TimeSpan.FromSeconds(TimeoutSeconds), AcceptRewrite ? Reason : null);
        RunEachProject(async (session, project, token) =>
            session.Host.WriteResult(await new EvidenceSharing(session, project, session.Recorder).SynchronizeAsync(request, token).ConfigureAwait(false)));
    }
}
