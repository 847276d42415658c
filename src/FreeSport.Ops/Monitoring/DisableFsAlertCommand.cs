using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Monitoring.Silencing;

namespace FreeSport.Ops.Commands.Monitoring;

/// <summary>Silences an environment's alerts for a deployment: around a script block, or until Enable-FsAlert.</summary>
[Cmdlet(VerbsLifecycle.Disable, "FsAlert", SupportsShouldProcess = true)]
[OutputType(typeof(FsAlertSilence), typeof(FsAlertSilencePlan))]
public sealed class DisableFsAlertCommand : ProjectCmdlet
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(8);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(30);

    // Streams what the block emits, which the engine would otherwise hand over when the deployment is over.
    private static readonly ScriptBlock Streaming = ScriptBlock.Create("param($block, $take) & $block | ForEach-Object -Process { $take.Invoke($_) }");

    /// <summary>Gets or sets the environment.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string Environment { get; set; } = string.Empty;

    /// <summary>Gets or sets why, for whoever meets the silence.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string Reason { get; set; } = string.Empty;

    /// <summary>Gets or sets what is done while alerts are silent; they are heard again however it ends.</summary>
    [Parameter(Position = 2)]
    [ValidateNotNull]
    public ScriptBlock? ScriptBlock { get; set; }

    /// <summary>Gets or sets for how long at most, as 30m or 1h30m.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan For { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Gets or sets the names of the alerts; all of the environment when neither these nor matchers are given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AlertNameCompleter))]
    public string[] Alert { get; set; } = [];

    /// <summary>Gets or sets what else an alert must match, as service="api".</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Matcher { get; set; } = [];

    /// <summary>Gets or sets folders of projects, or files in them, taken as they are written.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath")]
    public override string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (For < Shortest || For > Longest)
        {
            throw End(ErrorRecords.From(AlertSilencing.LengthRefused(For, Shortest, Longest)));
        }

        SilenceOptions options = new(Environment, For, Reason) { Alerts = Alert, Matchers = Matcher };
        FsAlertSilence? set = null;
        RunProject(async (session, project, token) =>
        {
            set = await new AlertSilencing(session, project).SetAsync(options, token).ConfigureAwait(false);
            if (set is not null && ScriptBlock is null)
            {
                session.Host.WriteResult(set);
            }
        });
        if (ScriptBlock is null || set is null)
        {
            return;
        }

        try
        {
            InvokeCommand.InvokeScript(useLocalScope: false, Streaming, input: null, ScriptBlock, new Action<object?>(WriteObject));
        }
        finally
        {
            // However the block ended: also after Ctrl+C, whose token is not asked.
            RunProject((session, project, _) => new SilenceSweep(session, project).EndAsync([set], CancellationToken.None));
        }
    }
}
