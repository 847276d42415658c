using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Validation.Alerts;
using FreeSport.Ops.Core.Steps.Validation.Metrics;
using FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

namespace FreeSport.Ops.Core.Steps.Validation.Regression;

/// <summary>Tells whether an environment got worse after a change: looks at everything that can tell, side by side, gives one verdict and records it.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="infrastructure">Tells what runs.</param>
/// <param name="now">The time that it is.</param>
public sealed class RegressionService(OpsSession session, Project project, IRunningInfrastructure infrastructure, Func<DateTimeOffset> now)
{
    /// <summary>Looks, and records the verdict.</summary>
    /// <param name="options">What is looked at.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="OpsException">The environment is not known (<c>EnvironmentUnknown</c>), or the change is still to come (<c>RegressionTooEarly</c>).</exception>
    public async Task<FsRegression> RunAsync(RegressionOptions options, CancellationToken cancellationToken)
    {
        DateTimeOffset start = now();
        DateTimeOffset until = options.Until is { } end && end < start ? end : start;
        if (options.Since >= until)
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.RegressionTooEarly, FailureKind.InvalidArgument, RegressionVerdictTexts.ChangeToCome.With(options.Since.ToString("u", System.Globalization.CultureInfo.InvariantCulture)), RegressionVerdictTexts.ChangeToComeRemedy, project.Root));
        }

        EnvironmentDefinition? environment = options.Environment is { } name ? project.EnvironmentNamed(name) : null;
        LogWindow window = new(options.Since - options.Baseline, options.Since, until);
        IEnumerable<IRegressionSource> sources = Named(options);
        KnownLogs? known = environment is null ? null : new KnownLogs(session, project, environment.Name, window);
        if (environment is not null && known is not null && !options.OnlyNamed)
        {
            Task<IReadOnlyList<FsInfrastructureSnapshot>> snapshots = infrastructure.LookAsync(environment.Name, cancellationToken);
            Task<IReadOnlyList<FsMetric>> metrics = MeasureAsync(environment, options, cancellationToken);
            await Task.WhenAll(snapshots, metrics).ConfigureAwait(false);
            sources = sources
                .Concat(Alerts(environment, options))
                .Concat((await metrics.ConfigureAwait(false)).Select(static m => new MetricSource(m)))
                .Concat((await snapshots.ConfigureAwait(false)).SelectMany(s => Running(s, known)));
        }

        (string Source, RegressionLook Look)[] looks = await Task.WhenAll(sources.Select(async s => (s.Name, await s.LookAsync(window, cancellationToken).ConfigureAwait(false)))).ConfigureAwait(false);
        FsRegression verdict = new()
        {
            Step = FsStep.Validation,
            Subject = environment?.Name ?? RegressionVerdictTexts.TheChange,
            Environment = environment?.Name,
            StartedAt = start.UtcDateTime,
        };
        RegressionVerdict.Fill(verdict, looks, window, options.Settling);
        verdict.Duration = now() - start;
        verdict.Inputs = known?.Keep() is { } kept ? [kept] : [];
        await session.Recorder.RecordAsync(project, item: null, [verdict], cancellationToken).ConfigureAwait(false);
        return verdict;
    }

    // Once or over its range, as the runbook does: a verdict on what is there now does not wait for measurements to come.
    private async Task<IReadOnlyList<FsMetric>> MeasureAsync(EnvironmentDefinition environment, RegressionOptions options, CancellationToken cancellationToken)
    {
        MetricRequests requests = new(session, project, options.Logins);
        MetricRequest[] all = [.. requests.Configured(environment.Name).Where(_ => options.MeasuresMetrics).Select(c => MetricSteps.Once(requests, c.Environment, c.Metric))];
        return all.Length == 0 ? [] : await MetricRun.RunAsync(session, project, new MetricService(session.Host, MetricClock.Real, options.RequestTimeout), all, options.Since, cancellationToken).ConfigureAwait(false);
    }

    // What Prometheus says of the time is truer, and its alerts are all there; an Alertmanager is asked where there is no other.
    private IEnumerable<IRegressionSource> Alerts(EnvironmentDefinition environment, RegressionOptions options)
    {
        AlertReading reading = new(session, project, options.Logins, options.RequestTimeout);
        MonitorDefinition[] watching = [.. project.Configuration.Monitors.Where(m => m.Url is not null && m.Watches(environment.Name))];
        MonitorDefinition[] asked = watching.Any(MetricRequests.Answers) ? [.. watching.Where(MetricRequests.Answers)] : [.. watching.Where(static m => m.Kind == "alertmanager")];
        return asked.Select(m => new AlertSource(reading, m, project.Configuration.Alerting?.Watchdog.Name ?? AlertWatchdogDefinition.UsualName));
    }

    private IEnumerable<IRegressionSource> Running(FsInfrastructureSnapshot snapshot, KnownLogs known)
    {
        yield return new ContainerSource(snapshot);
        if (snapshot.Kind is FsInfrastructureKind.Compose or FsInfrastructureKind.Swarm)
        {
            foreach (FsInfrastructureResource resource in snapshot.Resources.Where(static r => r.Side == FsInfrastructureSide.Running && r.Type is "container" or "service"))
            {
                yield return new ContainerLogSource(session, snapshot.Context, resource, known);
            }
        }
    }

    private IEnumerable<IRegressionSource> Named(RegressionOptions options)
    {
        if (options.Logs.Count > 0)
        {
            string name = string.Join(", ", options.Logs.Select(project.Relative));
            yield return new LogFileSource(name, options.Logs, options.BaselineLogs, options.LogUtcOffset, now);
        }

        if (options.RunLines.Count > 0)
        {
            yield return new RunLogSource(options.RunLines, now);
        }

        if (options.Results.Count > 0)
        {
            foreach (ResultSource source in ResultSource.Of(options.Results, EvidenceStore.Open(project, session.Host), options.Since))
            {
                yield return source;
            }
        }
    }
}
