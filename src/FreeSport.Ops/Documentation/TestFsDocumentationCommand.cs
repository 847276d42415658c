using System.Management.Automation;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Documentation.Checking;

namespace FreeSport.Ops.Commands.Documentation;

/// <summary>Asks of every page of the project's documentation whether it is true, and records the verdict.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsDocumentation")]
[OutputType(typeof(FsDocumentationFinding), typeof(FsDocumentationCheck), typeof(bool))]
public sealed class TestFsDocumentationCommand : ProjectCmdlet
{
    /// <summary>Gets or sets a value indicating whether only true or false is emitted.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private bool _any;
    private bool _passed = true;

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunEachProject(async (session, project, token) =>
    {
        FsDocumentationCheck check = await new DocumentationRun(session, project).RunAsync(token).ConfigureAwait(false);
        _any = true;
        _passed &= check.Outcome == FsOutcome.Passed;
        if (Quiet)
        {
            return;
        }

        foreach (FsDocumentationFinding finding in check.Findings)
        {
            session.Host.WriteResult(finding);
        }

        // The findings stand above; the command that shows them was just run.
        check.NextCommand = check.Findings.Length > 0 ? null : check.NextCommand;
        session.Host.WriteResult(check);
    });

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Quiet)
        {
            WriteObject(_any && _passed);
        }
    }
}
