using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Infrastructure.Planning;

namespace FreeSport.Ops.Commands.Infrastructure;

/// <summary>Works out what would be done to the infrastructure, and does nothing.</summary>
[Cmdlet(VerbsCommon.New, "FsInfrastructurePlan")]
[OutputType(typeof(FsInfrastructurePlan))]
public sealed class NewFsInfrastructurePlanCommand : ProjectCmdlet
{
    /// <summary>Gets or sets the kinds that are planned; all that the project has when not given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public FsInfrastructureKind[] Kind { get; set; } = [];

    /// <summary>Gets or sets the environment; whatever the project describes when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets folders from the project root, with wildcards; all when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(InfrastructureFolderCompleter))]
    public string[] Folder { get; set; } = [];

    /// <summary>Gets or sets how long a plan can be applied, in minutes.</summary>
    [Parameter]
    [ValidateRange(1, 1440)]
    public int ValidForMinutes { get; set; } = 60;

    /// <summary>Gets or sets how long planning may take for each, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int TimeoutSeconds { get; set; } = 900;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        PlanOptions options = new(
            Kind,
            Environment,
            Folder,
            static (pattern, folder) => new WildcardPattern(pattern.Replace('\\', '/').TrimEnd('/'), WildcardOptions.IgnoreCase).IsMatch(folder),
            TimeSpan.FromMinutes(ValidForMinutes),
            TimeSpan.FromSeconds(TimeoutSeconds));
        RunEachProject((session, project, token) => new PlanService(session, project, static () => DateTime.UtcNow).RunAsync(options, token));
    }
}
