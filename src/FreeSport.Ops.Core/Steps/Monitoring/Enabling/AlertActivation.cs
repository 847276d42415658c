using System.Diagnostics;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Alerting;
using FreeSport.Ops.Core.Steps.Monitoring.Silencing;

namespace FreeSport.Ops.Core.Steps.Monitoring.Enabling;

/// <summary>Brings the alerts of the configuration to Prometheus and Alertmanager, and calls them active once a test alert got through.</summary>
public sealed class AlertActivation
{
    private readonly OpsSession _session;
    private readonly Project _project;
    private readonly SilenceJournal _journal;

    /// <summary>Initializes a new instance of the <see cref="AlertActivation"/> class.</summary>
    /// <param name="session">What to work with.</param>
    /// <param name="project">The project.</param>
    public AlertActivation(OpsSession session, Project project)
        : this(session, project, new SilenceJournal(SilenceJournal.DefaultFolder))
    {
    }

    /// <summary>Initializes a new instance of the <see cref="AlertActivation"/> class.</summary>
    /// <param name="session">What to work with.</param>
    /// <param name="project">The project.</param>
    /// <param name="journal">Where silences are noted.</param>
    internal AlertActivation(OpsSession session, Project project, SilenceJournal journal) => (_session, _project, _journal) = (session, project, journal);

    /// <summary>Enables the alerts of an environment and hands over what that has shown; the plan where nobody agreed.</summary>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Stops it; files that are not loaded yet are put back.</param>
    /// <returns>A task that ends with it.</returns>
    /// <exception cref="OpsException">Nothing was changed.</exception>
    public async Task RunAsync(AlertActivationOptions options, CancellationToken cancellationToken)
    {
        EnvironmentDefinition environment = _project.EnvironmentNamed(options.Environment);
        AlertingSetup setup = AlertingSetup.Find(_project, environment) ?? throw AlertingFailures.NotConfigured("alerts", environment.Name);
        if (setup.Definition.Grafana is { } grafana)
        {
            await new GrafanaActivation(_session, _project, setup, grafana, new SilenceSweep(_session, _project, _journal)).RunAsync(options, cancellationToken).ConfigureAwait(false);
            return;
        }

        AlertFileDefinition rulesFile = setup.Definition.Prometheus ?? throw AlertingFailures.NotConfigured("alerts.prometheus", environment.Name);
        if (AlertingCheck.Problems(setup.Definition, setup.Rendering) is { Count: > 0 } problems)
        {
            throw AlertingFailures.Invalid(problems);
        }

        AlertSecrets secrets = AlertSecrets.Of(setup, _session.Redactor);
        using AlertServers servers = AlertServers.Of(_session, setup);
        IReadOnlyList<FsTool> tools = await new AlertValidation(_session).RunAsync(setup.Rendering, setup.Definition.Alertmanager is not null, cancellationToken).ConfigureAwait(false);
        AlertFile rules = new(rulesFile.PathFor(_project, environment.Name), setup.Rendering.RulesText);
        AlertFile? configuration = setup.Definition.Alertmanager is { } file ? new AlertFile(file.PathFor(_project, environment.Name), setup.Rendering.ConfigurationText) : null;
        AlertFile[] files = [.. new[] { configuration, rules }.OfType<AlertFile>()];
        if (!options.Force && files.FirstOrDefault(static f => f.IsForeign) is { } foreign)
        {
            throw AlertingFailures.Foreign(foreign.Path);
        }

        SilenceSweep sweep = new(_session, _project, _journal);
        IReadOnlyList<FsAlertSilence> silences = await sweep.FindAsync(environment.Name, cancellationToken).ConfigureAwait(false);
        FsAlertingPlan plan = Plan(setup, servers, rules, configuration, tools, silences);
        if (!_session.Recorder.IsTrial)
        {
            Show(plan);
        }

        if (!await _session.Host.ConfirmAsync(setup.Subject, Question(plan), cancellationToken).ConfigureAwait(false))
        {
            _session.Host.WriteResult(plan);
            return;
        }

        foreach (FsAlertSilence silence in await sweep.EndAsync(silences, cancellationToken).ConfigureAwait(false))
        {
            _session.Host.WriteVerbose(silence.Summary);
        }

        FsAlerting result = new()
        {
            Step = FsStep.Monitoring,
            Subject = setup.Subject,
            Environment = environment.Name,
            StartedAt = DateTime.UtcNow,
            Scope = FsScope.Full,
            Files = plan.Files,
            RuleHash = plan.RuleHash,
            Tools = plan.Validators,
            Inputs = [AlertingDefinitions.InputOf(setup)],
        };
        Stopwatch clock = Stopwatch.StartNew();
        AlertLoading loading = new(_session, _project, setup, servers, rules, configuration, secrets);
        if (await loading.LoadAsync(result, options.Timeout, cancellationToken).ConfigureAwait(false))
        {
            await new AlertTesting(_session, setup, servers, loading).RunAsync(result, options.Through, options.Timeout, cancellationToken).ConfigureAwait(false);
        }

        result.Duration = clock.Elapsed;
        AlertingVerdict.Decide(result, _project);
        await _session.Recorder.RecordAsync(_project, item: null, [result], CancellationToken.None).ConfigureAwait(false);
        _session.Host.WriteResult(result);
    }

    // Whoever is asked sees what the question is about; -WhatIf hands over the plan itself.
    private void Show(FsAlertingPlan plan)
    {
        foreach (FsAlertingFile file in plan.Files.Where(static f => f.Change != FsAlertingFileChange.Unchanged))
        {
            _session.Host.WriteInformation(file + "\n" + file.Diff);
        }
    }

    private static string Question(FsAlertingPlan plan) => AlertingTexts.Question.With(
        plan.Files.Count(static f => f.Change != FsAlertingFileChange.Unchanged), plan.Rules, string.Join(", ", plan.Receivers));

    private FsAlertingPlan Plan(
        AlertingSetup setup, AlertServers servers, AlertFile rules, AlertFile? configuration, IReadOnlyList<FsTool> tools, IReadOnlyList<FsAlertSilence> silences)
    {
        FsAlertingFile[] files = [.. new[] { (File: configuration, Monitor: servers.AlertmanagerName), (File: rules, Monitor: servers.PrometheusName) }
            .Where(static f => f.File is not null).Select(f => Describe(f.File!, f.Monitor))];
        int changed = files.Count(static f => f.Change != FsAlertingFileChange.Unchanged);
        return new FsAlertingPlan
        {
            Environment = setup.Environment.Name,
            Subject = setup.Subject,
            Summary = changed == 0
                ? AlertingTexts.PlanUnchanged.With(setup.Rendering.Rules.Count)
                : AlertingTexts.PlanChanged.With(changed, setup.Rendering.Rules.Count),
            Files = files,
            Rules = setup.Rendering.Rules.Count,
            RuleHash = setup.Rendering.RuleHash,
            Receivers = [.. setup.Definition.Receivers.Select(static r => r.Name)],
            Silences = [.. silences.Select(static s => s.SilenceId ?? s.Nonce)],
            Validators = [.. tools],
        };
    }

    private FsAlertingFile Describe(AlertFile file, string monitor)
    {
        (string diff, int added, int removed) = LineDifference.Of(file.Before ?? string.Empty, file.Text);
        return new FsAlertingFile
        {
            Path = _project.Relative(file.Path),
            Monitor = monitor,
            Change = !file.IsChanged ? FsAlertingFileChange.Unchanged : file.Before is null ? FsAlertingFileChange.Created : FsAlertingFileChange.Updated,
            Added = added,
            Removed = removed,

            // What somebody else wrote may hold secrets in clear; its old lines are for nobody's screen.
            Diff = UrlMask.Apply(diff, file.IsForeign),
        };
    }
}
