using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Steps.Preparation;

namespace FreeSport.Ops.Commands.Preparation;

/// <summary>Runs test suites through the project's own pytest and records what they showed.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "FsTest")]
[Alias("fstest")]
[OutputType(typeof(FsTestRun))]
public sealed class InvokeFsTestCommand : ProjectCmdlet
{
    /// <summary>Gets or sets the suites to run, in order.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SuiteCompleter))]
    public string[] Suite { get; set; } = ["unit", "integration"];

    /// <summary>Gets or sets a pytest marker expression that narrows the suites; the run is then partial.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Marker { get; set; }

    /// <summary>Gets or sets the virtual environment's folder; looked for in the project when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? VirtualEnvironment { get; set; }

    /// <summary>Gets or sets how long one suite may take, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int TimeoutSeconds { get; set; } = 1800;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string? environment = VirtualEnvironment is null ? null : GetUnresolvedProviderPathFromPSPath(VirtualEnvironment);
        RunEachProject(async (session, project, token) =>
        {
            foreach (string suite in Suite)
            {
                PytestRunner runner = new(project, session.Processes, new InputFingerprints(project, session.Fingerprints), session.Host);
                TestRunOptions options = new(Marker, environment, TimeSpan.FromSeconds(TimeoutSeconds));
                FsTestRun run = await runner.RunAsync(suite, options, token).ConfigureAwait(false);
                await session.Recorder.RecordAsync(project, FsChecklistItem.TestsPassed, [run], token).ConfigureAwait(false);
                session.Host.WriteResult(run);
            }
        });
    }
}
