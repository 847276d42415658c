using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

namespace FreeSport.Ops.Commands.Infrastructure;

/// <summary>Takes snapshots of the infrastructure: what the project's files declare and what runs.</summary>
[Cmdlet(VerbsCommon.Get, "FsInfrastructure")]
[OutputType(typeof(FsInfrastructureSnapshot))]
public sealed class GetFsInfrastructureCommand : ProjectCmdlet
{
    /// <summary>Gets or sets the kinds to look at; those that the project has when not given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public FsInfrastructureKind[] Kind { get; set; } = [];

    /// <summary>Gets or sets the environments to look at; all when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>Gets or sets the contexts of docker, or of kubectl, whose engines are asked; those of the configuration when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EngineContextCompleter))]
    public string[] Context { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether only files are read, and nothing is asked.</summary>
    [Parameter]
    public SwitchParameter DeclaredOnly { get; set; }

    /// <summary>Gets or sets how many engines are asked at once.</summary>
    [Parameter]
    [ValidateRange(1, 128)]
    public int ThrottleLimit { get; set; } = SnapshotOptions.UsualThrottle;

    /// <summary>Gets or sets how long each engine, cluster or program may take altogether, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds { get; set; } = 15;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SnapshotOptions options = new(TimeSpan.FromSeconds(TimeoutSeconds))
        {
            Kinds = Kind,
            Environments = Environment,
            Contexts = Context,
            DeclaredOnly = DeclaredOnly,
            ThrottleLimit = ThrottleLimit,
        };
        RunEachProject((session, project, token) => new SnapshotService(session, project).RunAsync(options, session.Host.WriteResult, token));
    }
}
