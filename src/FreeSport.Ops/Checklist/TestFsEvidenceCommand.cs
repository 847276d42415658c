using System.Management.Automation;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Checklist;

/// <summary>Verifies every ledger of the repository from its first line to its last.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsEvidence")]
[OutputType(typeof(FsLedgerCheck), typeof(bool))]
public sealed class TestFsEvidenceCommand : ProjectCmdlet
{
    /// <summary>Gets or sets a value indicating whether only true or false is emitted; false when there is no ledger.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Gets or sets a value indicating whether the digest that was anchored on GitHub is compared, too.</summary>
    [Parameter]
    public SwitchParameter Anchor { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunEachProject(async (session, project, token) =>
    {
        if (Quiet && project.Git.Repository is null)
        {
            session.Host.WriteResult(false);
            return;
        }

        List<FsLedgerCheck> checks = [.. await new EvidenceVerification(session, project).RunAsync(token).ConfigureAwait(false)];
        if (Anchor)
        {
            if (await AnchorAsync(session, project, token).ConfigureAwait(false) is { } anchor)
            {
                checks.Add(anchor);
            }
            else if (Quiet)
            {
                session.Host.WriteResult(false);
                return;
            }
        }

        if (Quiet)
        {
            session.Host.WriteResult(checks.Count > 0 && checks.TrueForAll(static c => c.Outcome == FsOutcome.Passed));
            return;
        }

        foreach (FsLedgerCheck check in checks)
        {
            session.Host.WriteResult(check);
        }
    });

    // What the chains say does not wait for GitHub.
    private static async Task<FsLedgerCheck?> AnchorAsync(OpsSession session, Project project, CancellationToken token)
    {
        try
        {
            using GitHubClient github = await new GitHubAccess(session, project).OpenAsync(new GitHubOptions(), token).ConfigureAwait(false);
            return await new EvidenceAnchoring(project, session.Git, github).CheckAsync(token).ConfigureAwait(false);
        }
        catch (OpsException failed)
        {
            session.Host.WriteError(failed.Failure);
            return null;
        }
    }
}
