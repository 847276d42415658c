using System.Management.Automation;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Preparation.Lint;

namespace FreeSport.Ops.Commands.Preparation;

/// <summary>Runs the linters that the project's own CI runs, as CI runs them, and emits what they found.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "FsLint")]
[Alias("fslint")]
[OutputType(typeof(FsLintRun))]
public sealed class InvokeFsLintCommand : ProjectCmdlet
{
    /// <summary>Gets or sets the linters to run; those of the project's CI, or of its files, when not given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public FsLinter[] Linter { get; set; } = [];

    /// <summary>Gets or sets the virtual environment's folder; looked for in the project when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? VirtualEnvironment { get; set; }

    /// <summary>Gets or sets how long one linter may take, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int TimeoutSeconds { get; set; } = 600;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string? environment = VirtualEnvironment is null ? null : GetUnresolvedProviderPathFromPSPath(VirtualEnvironment);
        RunEachProject(async (session, project, token) =>
        {
            LintSelection selection = new(project);
            IReadOnlyList<LintTarget> targets = await selection.FindAsync(Linter, token).ConfigureAwait(false);
            LintRunner runner = new(project, session.Processes, session.Tools, session.Host);
            LintRunOptions options = new(environment, TimeSpan.FromSeconds(TimeoutSeconds)) { NotRun = selection.NotRun };
            await runner.RunAsync(targets, options, session.Host.WriteResult, parent: null, token).ConfigureAwait(false);
        });
    }
}
