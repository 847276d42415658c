using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Steps.Workflows.Checking;

namespace FreeSport.Ops.Commands.Workflows;

/// <summary>Checks the project's GitHub Actions workflows and its own actions, and records what it found.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsWorkflow")]
[Alias("fswf")]
[OutputType(typeof(FsWorkflowFinding), typeof(FsWorkflowCheck), typeof(bool))]
public sealed class TestFsWorkflowCommand : WorkflowCmdlet
{
    /// <summary>Gets or sets file names or workflow names or folders of actions, with wildcards, or paths of files and folders.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [WorkflowArgument]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(WorkflowOrActionCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Gets or sets a value indicating whether only true or false is emitted.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override string[] Asked => Name;

    private protected override bool TakesActions => true;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        bool passed = true;
        bool any = false;
        RunWorkflows(async (session, project, files, missing, token) =>
        {
            any = true;
            IReadOnlyList<FsWorkflowCheck> checks = await new WorkflowCheckRun(session, project).RunAsync(files, token).ConfigureAwait(false);
            passed &= checks.Count > 0 && missing == 0 && checks.All(static c => c.Outcome == FsOutcome.Passed);
            if (!Quiet)
            {
                Show(session.Host, checks.Count == 0 && missing == 0 ? [WorkflowCheckRun.Nothing(project)] : checks);
            }
        });
        if (Quiet)
        {
            WriteObject(any && passed);
        }
    }

    private static void Show(RedactingHost host, IReadOnlyList<FsWorkflowCheck> checks)
    {
        foreach (FsWorkflowCheck check in checks)
        {
            foreach (FsWorkflowFinding finding in check.Findings)
            {
                host.WriteResult(finding);
            }

            // The findings stand above; the command that shows them was just run.
            check.NextCommand = check.Findings.Length > 0 ? null : check.NextCommand;
            host.WriteResult(check);
        }
    }
}
