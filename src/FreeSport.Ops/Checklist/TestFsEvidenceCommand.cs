using System.Management.Automation;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Evidence;

namespace FreeSport.Ops.Commands.Checklist;

/// <summary>Verifies every ledger of the repository from its first line to its last.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsEvidence")]
[OutputType(typeof(FsLedgerCheck), typeof(bool))]
public sealed class TestFsEvidenceCommand : ProjectCmdlet
{
    /// <summary>Gets or sets a value indicating whether only true or false is emitted; false when there is no ledger.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunEachProject((session, project, token) =>
    {
        if (Quiet && project.Git.Repository is null)
        {
            session.Host.WriteResult(false);
            return Task.CompletedTask;
        }

        IReadOnlyList<FsLedgerCheck> checks = [.. EvidenceStore.Open(project, session.Host).Verify(token)];
        if (Quiet)
        {
            session.Host.WriteResult(checks.Count > 0 && checks.All(static c => c.Outcome == FsOutcome.Passed));
            return Task.CompletedTask;
        }

        foreach (FsLedgerCheck check in checks)
        {
            session.Host.WriteResult(check);
        }

        return Task.CompletedTask;
    });
}
