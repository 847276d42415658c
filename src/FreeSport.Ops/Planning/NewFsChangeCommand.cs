using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Planning.Changes;

namespace FreeSport.Ops.Commands.Planning;

/// <summary>Makes a change of an environment, to which everything belongs that is recorded until it is over.</summary>
[Cmdlet(VerbsCommon.New, "FsChange", SupportsShouldProcess = true, DefaultParameterSetName = PlannedSet)]
[OutputType(typeof(FsChange), typeof(FsChangePlan))]
public sealed class NewFsChangeCommand : ProjectCmdlet
{
    private const string PlannedSet = "Planned";
    private const string EmergencySet = "Emergency";

    private readonly List<FsRequirement> _requirements = [];

    /// <summary>Gets or sets the title.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateLength(3, 200)]
    public string Title { get; set; } = string.Empty;

    /// <summary>Gets or sets the environment; production when not given.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets what it is for.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public FsRequirement[] Requirement { get; set; } = [];

    /// <summary>Gets or sets when its window begins; the next one of the environment when not given.</summary>
    [Parameter(ParameterSetName = PlannedSet)]
    public DateTime? WindowFrom { get; set; }

    /// <summary>Gets or sets when its window is over.</summary>
    [Parameter(ParameterSetName = PlannedSet)]
    public DateTime? WindowUntil { get; set; }

    /// <summary>Gets or sets a value indicating whether it is of a kind that was done many times, so that one confirmation is enough.</summary>
    [Parameter(ParameterSetName = PlannedSet)]
    public SwitchParameter Standard { get; set; }

    /// <summary>Gets or sets why it cannot wait: it is an emergency then.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EmergencySet)]
    [ValidateLength(3, 500)]
    public string? EmergencyReason { get; set; }

    /// <summary>Gets or sets the people who take part.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] People { get; set; } = [];

    /// <inheritdoc/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath")]
    public override string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() => _requirements.AddRange(Requirement);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        ChangeRequest request = new(Title, Environment)
        {
            Requirements = _requirements,
            Risk = EmergencyReason is not null ? FsChangeRisk.Emergency : Standard ? FsChangeRisk.Standard : FsChangeRisk.Normal,
            EmergencyReason = EmergencyReason,
            People = People,
            WindowFrom = WindowFrom?.ToUniversalTime(),
            WindowUntil = WindowUntil?.ToUniversalTime(),
        };
        RunProject((session, project, token) => Core.Rooms.Changes(session, project).NewAsync(request, token));
    }
}
