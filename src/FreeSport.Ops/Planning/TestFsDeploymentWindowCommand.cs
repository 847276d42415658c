using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Planning.Windows;

namespace FreeSport.Ops.Commands.Planning;

/// <summary>Tells whether an environment may be touched now, by its windows and freezes, and when it may be next.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsDeploymentWindow")]
[OutputType(typeof(FsDeploymentWindow), typeof(bool))]
public sealed class TestFsDeploymentWindowCommand : ProjectCmdlet
{
    /// <summary>Gets or sets the environments; all of the configuration when not given.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("EnvironmentName")]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>Gets or sets the moment; now when not given.</summary>
    [Parameter]
    public DateTime? At { get; set; }

    /// <summary>Gets or sets how long it will take; what the configuration says when not given.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? ExpectedDuration { get; set; }

    /// <summary>Gets or sets a value indicating whether only True or False is written.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        (string[] environments, DateTime? at, TimeSpan? expected, bool quiet) = (Environment, At?.ToUniversalTime(), ExpectedDuration, Quiet);
        RunProject(async (session, project, token) =>
        {
            IReadOnlyList<FsDeploymentWindow> verdicts = await new WindowCheck(session, project).CheckAsync(environments, at, expected, token).ConfigureAwait(false);
            if (quiet)
            {
                session.Host.WriteResult(verdicts.All(static v => v.State == FsWindowState.Open));
                return;
            }

            foreach (FsDeploymentWindow verdict in verdicts)
            {
                session.Host.WriteResult(verdict);
            }
        });
    }
}
