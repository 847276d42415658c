using System.Diagnostics;

using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Alerting;

namespace FreeSport.Ops.Core.Steps.Monitoring.Checkup;

/// <summary>Looks whether an environment is watched: by every monitor of the configuration, and up to whoever is told.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="timeout">How long one answer may take.</param>
public sealed class MonitoringCheckup(OpsSession session, Project project, TimeSpan timeout)
{
    /// <summary>What the verdict is about where the configuration names no monitor.</summary>
    internal const string NoMonitor = "monitoring";

    /// <summary>Looks at every monitor of an environment and records what was seen.</summary>
    /// <param name="environmentName">The environment's name; null for production.</param>
    /// <param name="names">Which monitors; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>One verdict a monitor; one that fails where there is none.</returns>
    /// <exception cref="OpsException">The environment is unknown.</exception>
    public async Task<IReadOnlyList<FsMonitoring>> RunAsync(string? environmentName, Func<string, bool>? names, CancellationToken cancellationToken)
    {
        EnvironmentDefinition environment = project.EnvironmentNamed(environmentName);
        MonitorDefinition[] all = [.. project.Configuration.Monitors.Where(m => m.Watches(environment.Name))];
        MonitorDefinition[] monitors = [.. all.Where(m => names is null || names(m.Name))];
        CheckupCommands commands = new(project, environment.Name);
        if (all.Length > 0 && monitors.Length == 0)
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.MonitorNotInEnvironment, FailureKind.ObjectNotFound, CheckupTexts.MonitorUnknown.With(environment.Name), CheckupTexts.MonitorUnknownRemedy.With(string.Join(", ", all.Select(static m => m.Name))), environment.Name));
        }

        List<FsMonitoring> results = [];
        foreach (MonitorDefinition monitor in monitors)
        {
            results.Add(await LookAsync(monitor, environment, commands, cancellationToken).ConfigureAwait(false));
        }

        if (all.Length == 0)
        {
            results.Add(NotConnected(environment, commands));
        }

        foreach (FsMonitoring result in results)
        {
            result.Inputs = [new AlertingDefinitions(project).Find(environment)];
        }

        await session.Recorder.RecordAsync(project, FsChecklistItem.MonitoringActive, environment.Name, results, cancellationToken).ConfigureAwait(false);
        return results;
    }

    private static FsMonitoring New(string subject, EnvironmentDefinition environment) => new()
    {
        Step = FsStep.Monitoring,
        Subject = subject,
        Environment = environment.Name,
        ChecklistItem = FsChecklistItem.MonitoringActive,
        Scope = FsScope.Full,
        StartedAt = DateTime.UtcNow,
    };

    private FsMonitoring NotConnected(EnvironmentDefinition environment, CheckupCommands commands)
    {
        FsMonitoring result = New(NoMonitor, environment);
        (result.Outcome, result.Summary) = (FsOutcome.Failed, CheckupTexts.NotConnected.With(environment.Name));
        (result.Remedy, result.Detail) = (CheckupTexts.NotConnectedRemedy.With(commands.Test), DocumentedGaps.Find(project));
        return result;
    }

    private async Task<FsMonitoring> LookAsync(MonitorDefinition monitor, EnvironmentDefinition environment, CheckupCommands commands, CancellationToken cancellationToken)
    {
        FsMonitoring result = New(monitor.Name, environment);
        (result.Monitor, result.Kind) = (monitor.Name, monitor.Kind ?? string.Empty);
        session.Host.WriteProgress(new OpsProgress(CheckupTexts.Activity.With(environment.Name), monitor.Name, Percent: null));
        Stopwatch clock = Stopwatch.StartNew();
        CheckList checks = new();
        AlertingSetup? setup = AlertingSetup.Find(project, environment);
        try
        {
            await LookAsync(result, monitor, environment, setup, checks, commands, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException wrong)
        {
            await checks.AddAsync(FsMonitoringAspect.Answers, () => throw wrong).ConfigureAwait(false);
        }

        result.Checks = checks.Checks;
        MonitoringVerdict.Decide(result, commands.Test);
        result.Duration = clock.Elapsed;
        return result;
    }

    private async Task LookAsync(
        FsMonitoring result, MonitorDefinition monitor, EnvironmentDefinition environment, AlertingSetup? setup, CheckList checks, CheckupCommands commands, CancellationToken cancellationToken)
    {
        switch (monitor.Kind)
        {
            case "prometheus":
                using (PrometheusClient client = new(MonitorAccess.Address(monitor, session.Redactor), timeout, session.Host))
                {
                    await new PrometheusCheckup(client, environment, setup, commands).RunAsync(result, checks, cancellationToken).ConfigureAwait(false);
                }

                await AddTestAsync(result, setup, environment, checks, commands).ConfigureAwait(false);
                break;
            case "alertmanager":
                using (AlertmanagerClient client = new(MonitorAccess.Address(monitor, session.Redactor), timeout, session.Host))
                {
                    await new AlertmanagerCheckup(client, environment, setup, commands).RunAsync(checks, cancellationToken).ConfigureAwait(false);
                }

                await AddTestAsync(result, setup, environment, checks, commands).ConfigureAwait(false);
                break;
            case "grafana":
                string root = (monitor.Url ?? string.Empty).TrimEnd('/');
                using (HealthClient health = Health(monitor, root + "/api/health"))
                using (PrometheusClient rules = new(MonitorAddress.Of(monitor.Name, root + "/api/prometheus/grafana", session.Redactor, MonitorAccess.Login(monitor, session.Redactor)), timeout, session.Host))
                {
                    await new GrafanaCheckup(health, rules, setup?.Definition.Grafana is null ? null : setup, commands).RunAsync(result, checks, cancellationToken).ConfigureAwait(false);
                }

                if (setup?.Definition.Grafana is not null)
                {
                    await AddTestAsync(result, setup, environment, checks, commands).ConfigureAwait(false);
                }

                break;
            case "health":
                using (HealthClient health = Health(monitor, monitor.Url ?? string.Empty))
                {
                    await checks.AddAsync(FsMonitoringAspect.Health, async () =>
                    {
                        (int status, string body) = await health.AskAsync(cancellationToken).ConfigureAwait(false);
                        return HealthVerdict.Decide(status, body);
                    }).ConfigureAwait(false);
                }

                break;
            default:
                await checks.AddAsync(FsMonitoringAspect.Answers, static () => Task.FromResult(CheckList.Bad(FsOutcome.Failed, CheckupTexts.KindMissing, CheckupTexts.KindMissingRemedy))).ConfigureAwait(false);
                break;
        }
    }

    private HealthClient Health(MonitorDefinition monitor, string url) =>
        new(MonitorAddress.Of(monitor.Name, url, session.Redactor, MonitorAccess.Login(monitor, session.Redactor)), url, timeout, session.Host);

    private Task AddTestAsync(FsMonitoring result, AlertingSetup? setup, EnvironmentDefinition environment, CheckList checks, CheckupCommands commands) => checks.IsDead
        ? Task.CompletedTask
        : checks.AddAsync(FsMonitoringAspect.TestAlert, () => Task.FromResult(new LastTestAlert(session, project).Check(result, setup, environment, commands)));
}
