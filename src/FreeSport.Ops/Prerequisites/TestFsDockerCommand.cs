using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Commands.Prerequisites;

/// <summary>Tells whether Docker's engine and compose are there, answer, and are new enough.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsDocker")]
[OutputType(typeof(FsDockerStatus), typeof(bool))]
public sealed class TestFsDockerCommand : ProjectCmdlet
{
    /// <summary>Gets or sets the Docker context that must be active.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DockerContextCompleter))]
    public string? Context { get; set; }

    /// <summary>Gets or sets the oldest engine that will do.</summary>
    [Parameter]
    [VersionTransformation]
    public Version MinimumEngineVersion { get; set; } = new(20, 10);

    /// <summary>Gets or sets the oldest compose that will do.</summary>
    [Parameter]
    [VersionTransformation]
    public Version MinimumComposeVersion { get; set; } = new(2, 0);

    /// <summary>Gets or sets how long Docker may take to answer, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>Gets or sets a value indicating whether only true or false is emitted.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunSession(async (session, token) =>
    {
        DockerProbeOptions options = new(TimeSpan.FromSeconds(TimeoutSeconds), MinimumEngineVersion, MinimumComposeVersion, Context);
        FsDockerStatus status = await new DockerProbe(session.Processes, session.Tools, session.Folder).TestAsync(options, token).ConfigureAwait(false);
        session.Host.WriteResult(Quiet ? status.Outcome == FsOutcome.Passed : status);
    });
}
