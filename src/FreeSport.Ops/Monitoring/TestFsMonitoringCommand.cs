using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Monitoring.Checkup;

namespace FreeSport.Ops.Commands.Monitoring;

/// <summary>Tells whether an environment is watched, up to whoever is told of alerts, and records it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsMonitoring")]
[OutputType(typeof(FsMonitoring), typeof(bool))]
public sealed class TestFsMonitoringCommand : ProjectCmdlet
{
    /// <summary>Gets or sets the environments; production when none is given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>Gets or sets the monitors, with wildcards; all of the environment when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MonitorCompleter))]
    public string[] Monitor { get; set; } = [];

    /// <summary>Gets or sets how long one answer may take, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>Gets or sets a value indicating whether only true or false is emitted.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        WildcardPattern[] patterns = [.. Monitor.Select(static m => new WildcardPattern(m, WildcardOptions.IgnoreCase))];
        Func<string, bool>? names = patterns.Length == 0 ? null : name => Array.Exists(patterns, p => p.IsMatch(name));
        RunEachProject(async (session, project, token) =>
        {
            MonitoringCheckup checkup = new(session, project, TimeSpan.FromSeconds(TimeoutSeconds));
            bool passed = true;
            foreach (string? environment in Environment.DefaultIfEmpty())
            {
                foreach (FsMonitoring result in await checkup.RunAsync(environment, names, token).ConfigureAwait(false))
                {
                    passed &= result.Outcome == FsOutcome.Passed;
                    if (!Quiet)
                    {
                        session.Host.WriteResult(result);
                    }
                }
            }

            if (Quiet)
            {
                session.Host.WriteResult(passed);
            }
        });
    }
}
