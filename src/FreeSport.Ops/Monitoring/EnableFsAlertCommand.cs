using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Monitoring.Enabling;
using FreeSport.Ops.Core.Steps.Monitoring.Silencing;

namespace FreeSport.Ops.Commands.Monitoring;

/// <summary>Brings the configured alerts to Prometheus and Alertmanager and shows that they arrive; or ends what Disable-FsAlert silenced.</summary>
[Cmdlet(VerbsLifecycle.Enable, "FsAlert", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = EnableSet)]
[OutputType(typeof(FsAlerting), typeof(FsAlertingPlan), ParameterSetName = [EnableSet])]
[OutputType(typeof(FsAlertSilence), ParameterSetName = [SilenceSet, PipeSet])]
public sealed class EnableFsAlertCommand : ProjectCmdlet
{
    private const string EnableSet = "Enable";
    private const string SilenceSet = "Silence";
    private const string PipeSet = "Pipe";

    /// <summary>Gets or sets the environment; production when not given.</summary>
    [Parameter(Position = 0, ParameterSetName = EnableSet)]
    [Parameter(Position = 0, ParameterSetName = SilenceSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets a value indicating whether only silences are ended, and nothing is written, reloaded or sent.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SilenceSet)]
    public SwitchParameter Silence { get; set; }

    /// <summary>Gets or sets the silences of Disable-FsAlert to end.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = PipeSet)]
    [ValidateNotNull]
    public FsAlertSilence[] InputObject { get; set; } = [];

    /// <summary>Gets or sets how much of the way the test alert takes: from a rule, or from Alertmanager alone, which leaves Prometheus's file without a test rule.</summary>
    [Parameter(ParameterSetName = EnableSet)]
    [ValidateSet(nameof(FsAlertProof.RuleToReceiver), nameof(FsAlertProof.AlertmanagerToReceiver))]
    public FsAlertProof Through { get; set; } = FsAlertProof.RuleToReceiver;

    /// <summary>Gets or sets a value indicating whether files that somebody else wrote are replaced.</summary>
    [Parameter(ParameterSetName = EnableSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Gets or sets how long loading may take, and the test alert once more, in seconds.</summary>
    [Parameter(ParameterSetName = EnableSet)]
    [ValidateRange(5, 3600)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>Gets or sets folders of projects, or files in them, taken as they are written.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath")]
    public override string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == EnableSet)
        {
            AlertActivationOptions options = new(Environment, Through, Force, TimeSpan.FromSeconds(TimeoutSeconds));
            RunEachProject((session, project, token) => new AlertActivation(session, project).RunAsync(options, token));
            return;
        }

        // Alerts are to be heard again at the end of a script that nobody watches: a question is asked only where one was asked for.
        bool asks = IsWhatIf || MyInvocation.BoundParameters.ContainsKey("Confirm");
        IReadOnlyList<FsAlertSilence>? silences = ParameterSetName == PipeSet ? InputObject : null;
        RunProject((session, project, token) => new SilenceSweep(session, project).RunAsync(Environment, silences, asks, token));
    }
}
