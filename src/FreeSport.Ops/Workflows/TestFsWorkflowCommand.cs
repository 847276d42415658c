using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Workflows;
using FreeSport.Ops.Core.Workflows.Checking;

namespace FreeSport.Ops.Commands.Workflows;

/// <summary>Checks the project's GitHub Actions workflows and records what it found.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsWorkflow")]
[Alias("fswf")]
[OutputType(typeof(FsWorkflowFinding), typeof(FsWorkflowCheck), typeof(bool))]
public sealed class TestFsWorkflowCommand : ProjectCmdlet
{
    /// <summary>Gets or sets file names or workflow names, with wildcards.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(WorkflowCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Gets or sets a value indicating whether only true or false is emitted.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() => RunProject(async (session, project, token) =>
    {
        List<string> files = [];
        HashSet<string> matched = new(StringComparer.Ordinal);
        foreach (string file in WorkflowFolder.Files(project))
        {
            // Only a name that is asked for is worth reading the file twice.
            string name = Name is ["*"] ? file : (await WorkflowFolder.ReadAsync(project, file, token).ConfigureAwait(false)).Workflow.Name;
            string[] matching = [.. Name.Where(pattern => WorkflowPattern.Matches(pattern, file, name))];
            matched.UnionWith(matching);
            if (matching.Length > 0)
            {
                files.Add(file);
            }
        }

        string[] missing = [.. Name.Where(n => !matched.Contains(n) && !WildcardPattern.ContainsWildcardCharacters(n))];
        foreach (string unknown in missing)
        {
            session.Host.WriteError(WorkflowFolder.NotFound(project, unknown));
        }

        IReadOnlyList<FsWorkflowCheck> checks = await new WorkflowCheckRun(session, project).RunAsync(files, token).ConfigureAwait(false);
        if (Quiet)
        {
            session.Host.WriteResult(checks.Count > 0 && missing.Length == 0 && checks.All(static c => c.Outcome == FsOutcome.Passed));
            return;
        }

        foreach (FsWorkflowCheck check in checks.Count == 0 && missing.Length == 0 ? [WorkflowCheckRun.Nothing(project)] : checks)
        {
            foreach (FsWorkflowFinding finding in check.Findings)
            {
                session.Host.WriteResult(finding);
            }

            session.Host.WriteResult(check);
        }
    });
}
