using System.Management.Automation;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Steps.Documentation.Checking;

namespace FreeSport.Ops.Commands.Documentation;

/// <summary>Asks of every page of the project's documentation whether it is true, and records the verdict.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsDocumentation")]
[OutputType(typeof(FsDocumentationFinding), typeof(FsDocumentationCheck), typeof(bool))]
public sealed class TestFsDocumentationCommand : ProjectCmdlet
{
    /// <summary>Gets or sets a value indicating whether addresses outside of the repository are asked.</summary>
    [Parameter]
    public SwitchParameter External { get; set; }

    /// <summary>Gets or sets how long each of these addresses may take, in seconds, from 1 to 300.</summary>
    [Parameter]
    [ValidateRange(1, 300)]
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>Gets or sets a value indicating whether only true or false is emitted.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private bool _any;
    private bool _passed = true;

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunEachProject(async (session, project, token) =>
    {
        FsDocumentationCheck check = await new DocumentationRun(session, project, new ScriptParser(), Rooms.Releases(project)) { External = External ? TimeSpan.FromSeconds(TimeoutSeconds) : null }.RunAsync(token).ConfigureAwait(false);
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
