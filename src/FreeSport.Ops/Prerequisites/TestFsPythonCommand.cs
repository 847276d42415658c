using System.Management.Automation;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Commands.Prerequisites;

/// <summary>Tells whether the project's own virtual environment is there and has Python, pip, pytest and flake8.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsPython")]
[OutputType(typeof(FsPythonStatus), typeof(bool))]
public sealed class TestFsPythonCommand : ProjectCmdlet
{
    /// <summary>Gets or sets the virtual environment's folder; looked for in the project when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? VirtualEnvironment { get; set; }

    /// <summary>Gets or sets the oldest Python that will do.</summary>
    [Parameter]
    [VersionTransformation]
    public Version MinimumVersion { get; set; } = new(3, 10);

    /// <summary>Gets or sets how long Python may take to answer, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>Gets or sets a value indicating whether only true or false is emitted.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string? environment = VirtualEnvironment is null ? null : GetUnresolvedProviderPathFromPSPath(VirtualEnvironment);
        RunEachProject(async (session, project, token) =>
        {
            PythonProbe probe = new(session.Processes, session.Tools, project);
            FsPythonStatus status = await probe.TestAsync(environment, MinimumVersion, TimeSpan.FromSeconds(TimeoutSeconds), token).ConfigureAwait(false);
            session.Host.WriteResult(Quiet ? status.Outcome == FsOutcome.Passed : status);
        });
    }
}
