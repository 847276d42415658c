using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Validation;
using FreeSport.Ops.Core.Steps.Validation.Alerts;

namespace FreeSport.Ops.Commands.Validation;

/// <summary>Reads the alerts that are there now: pending and firing, silenced and inhibited.</summary>
[Cmdlet(VerbsCommon.Get, "FsAlert")]
[OutputType(typeof(FsAlert))]
public sealed class GetFsAlertCommand : MonitorCmdlet
{
    /// <summary>Gets or sets the names of the alerts, with wildcards; all when not given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AlertNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Gets or sets the environment whose monitors are asked; all when not given.</summary>
    [Parameter]
    [Alias("EnvironmentName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets the states; all when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public FsAlertState[] State { get; set; } = [];

    /// <summary>Gets or sets since when an alert must be there: a time, how long ago, or the id of recorded evidence.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SinceTransformation]
    public string? Since { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        WildcardPattern[] names = [.. Name.Select(static n => new WildcardPattern(n, WildcardOptions.IgnoreCase))];
        RunEachProject(async (session, project, token) =>
        {
            DateTimeOffset? since = Since is null ? null : ChangeStart.Read(Since, project, DateTimeOffset.UtcNow, session.Host);
            AlertReading reading = new(session, project, Logins(session.Redactor), TimeSpan.FromSeconds(TimeoutSeconds));
            foreach (FsAlert alert in await reading.ReadAsync(Environment, token).ConfigureAwait(false))
            {
                if ((names.Length == 0 || names.Any(n => n.IsMatch(alert.Name))) && (State.Length == 0 || State.Contains(alert.State)) && (since is null || alert.Since >= since.Value.UtcDateTime))
                {
                    session.Host.WriteResult(alert);
                }
            }
        });
    }
}
