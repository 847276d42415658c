using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

namespace FreeSport.Ops.Commands.Infrastructure;

/// <summary>Tells in what the infrastructure differs: what runs from what is declared, a snapshot from another or from now, or a git ref from another.</summary>
[Cmdlet(VerbsData.Compare, "FsInfrastructure", DefaultParameterSetName = DriftSet)]
[OutputType(typeof(FsInfrastructureDifference))]
public sealed class CompareFsInfrastructureCommand : ProjectCmdlet
{
    private const string DriftSet = "Drift";
    private const string SnapshotSet = "Snapshot";
    private const string RefSet = "Ref";

    private readonly List<FsInfrastructureSnapshot> _later = [];

    /// <summary>Gets or sets the earlier snapshots, or the files they are kept in.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SnapshotSet)]
    [ValidateNotNullOrEmpty]
    [SnapshotTransformation]
    public FsInfrastructureSnapshot[] ReferenceSnapshot { get; set; } = [];

    /// <summary>Gets or sets the later snapshots, or the files they are kept in; the places of the earlier ones are looked at now when not given.</summary>
    [Parameter(Position = 1, ParameterSetName = SnapshotSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SnapshotTransformation]
    public FsInfrastructureSnapshot[] DifferenceSnapshot { get; set; } = [];

    /// <summary>Gets or sets the git ref that is compared from.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RefSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BranchCompleter))]
    public string FromRef { get; set; } = string.Empty;

    /// <summary>Gets or sets the git ref that is compared to; what lies in the working tree when not given.</summary>
    [Parameter(ParameterSetName = RefSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BranchCompleter))]
    public string? ToRef { get; set; }

    /// <summary>Gets or sets the kinds to compare; those that the project has when not given.</summary>
    [Parameter(ParameterSetName = DriftSet)]
    [Parameter(ParameterSetName = RefSet)]
    [ValidateNotNullOrEmpty]
    public FsInfrastructureKind[] Kind { get; set; } = [];

    /// <summary>Gets or sets the environments to compare; all when not given.</summary>
    [Parameter(ParameterSetName = DriftSet)]
    [Parameter(ParameterSetName = RefSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>Gets or sets the contexts of docker, or of kubectl, whose engines are asked; those of the configuration when not given.</summary>
    [Parameter(ParameterSetName = DriftSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EngineContextCompleter))]
    public string[] Context { get; set; } = [];

    /// <summary>Gets or sets folders of projects, or files in them, taken as they are written. Not from the pipeline, which carries snapshots.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath")]
    public override string[] LiteralPath { get; set; } = [];

    /// <summary>Gets or sets how many engines are asked at once.</summary>
    [Parameter]
    [ValidateRange(1, 128)]
    public int ThrottleLimit { get; set; } = SnapshotOptions.UsualThrottle;

    /// <summary>Gets or sets how long each engine, cluster or program may take altogether, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds { get; set; } = 15;

    /// <inheritdoc/>
    protected override void ProcessRecord() => _later.AddRange(DifferenceSnapshot);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        bool looksNow = ParameterSetName == SnapshotSet && _later.Count == 0 && !MyInvocation.BoundParameters.ContainsKey(nameof(DifferenceSnapshot)) && !MyInvocation.ExpectingInput;
        SnapshotOptions options = new(TimeSpan.FromSeconds(TimeoutSeconds)) { Kinds = Kind, Environments = Environment, Contexts = Context, ThrottleLimit = ThrottleLimit };
        RunEachProject(async (session, project, token) =>
        {
            SnapshotComparison comparison = new(session, project);
            IReadOnlyList<FsInfrastructureDifference> found = ParameterSetName switch
            {
                RefSet => await comparison.OfRefsAsync(FromRef, ToRef, options, token).ConfigureAwait(false),
                DriftSet => await comparison.DriftAsync(options, token).ConfigureAwait(false),
                _ when looksNow => await comparison.SinceAsync(ReferenceSnapshot, options, token).ConfigureAwait(false),
                _ => SnapshotDiff.Compare(ReferenceSnapshot, _later, new SnapshotDiffOptions(TellsDrift: false, KnowsAllPlaces: false)),
            };
            foreach (FsInfrastructureDifference difference in found)
            {
                session.Host.WriteResult(difference);
            }
        });
    }
}
