using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Alerting;

namespace FreeSport.Ops.Core.Steps.Monitoring.Silencing;

/// <summary>Silences an environment's alerts for a deployment: announced in the ledger first, with a short end that is moved on while this process lives.</summary>
public sealed class AlertSilencing
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly OpsSession _session;
    private readonly Project _project;
    private readonly SilenceJournal _journal;
    private readonly TimeSpan _length;

    /// <summary>Initializes a new instance of the <see cref="AlertSilencing"/> class.</summary>
    /// <param name="session">What to work with.</param>
    /// <param name="project">The project.</param>
    public AlertSilencing(OpsSession session, Project project)
        : this(session, project, new SilenceJournal(SilenceJournal.DefaultFolder), SilenceLease.Length)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="AlertSilencing"/> class.</summary>
    /// <param name="session">What to work with.</param>
    /// <param name="project">The project.</param>
    /// <param name="journal">Where silences are noted.</param>
    /// <param name="length">How far ahead the end of a silence lies.</param>
    internal AlertSilencing(OpsSession session, Project project, SilenceJournal journal, TimeSpan length) =>
        (_session, _project, _journal, _length) = (session, project, journal, length);

    /// <summary>What results about the silences of an environment are about.</summary>
    /// <param name="environment">The environment's name.</param>
    /// <returns>The subject.</returns>
    public static string SubjectOf(string environment) => "silence of " + environment;

    /// <summary>The failure for a length of time that no silence of ours has.</summary>
    /// <param name="asked">What was asked for.</param>
    /// <param name="shortest">The shortest there is.</param>
    /// <param name="longest">The longest there is.</param>
    /// <returns>The failure.</returns>
    public static OpsFailure LengthRefused(TimeSpan asked, TimeSpan shortest, TimeSpan longest) => new(
        ErrorIds.SilenceLengthRefused, FailureKind.InvalidArgument, AlertingTexts.LengthRefused.With(asked, shortest.TotalSeconds, longest.TotalHours), AlertingTexts.LengthRefusedRemedy, asked);

    /// <summary>Sets a silence.</summary>
    /// <param name="options">What is silenced.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The silence, active and recorded; null where nobody agreed, and the plan was handed over.</returns>
    /// <exception cref="OpsException">No silence was set; where that is not sure, the next run ends it.</exception>
    public async Task<FsAlertSilence?> SetAsync(SilenceOptions options, CancellationToken cancellationToken)
    {
        EnvironmentDefinition environment = _project.EnvironmentNamed(options.Environment);
        if (options.Reason.Trim().Length == 0)
        {
            throw AlertingFailures.ReasonMissing();
        }

        AlertingSetup? setup = AlertingSetup.Find(_project, environment);
        AlertMatcher[] matchers = Matchers(options, environment, setup);
        MonitorDefinition monitor = setup?.Definition.Grafana is { } grafana
            ? AlertingSetup.Monitor(_project, environment, "grafana", grafana.Monitor)
            : AlertingSetup.Monitor(_project, environment, "alertmanager", setup?.Definition.Alertmanager?.Monitor);
        using AlertmanagerClient alertmanager = Open(monitor, _session.Host);
        SilenceSweep sweep = new(_session, _project, _journal);
        FsAlertSilencePlan plan = await PlanAsync(alertmanager, options, environment, matchers, cancellationToken).ConfigureAwait(false);
        string question = AlertingTexts.SilenceQuestion.With(string.Join(" ", matchers.Select(static m => m.ToString())), options.For.TotalMinutes, options.Reason);
        if (!await _session.Host.ConfirmAsync(SubjectOf(environment.Name), question, cancellationToken).ConfigureAwait(false))
        {
            _session.Host.WriteResult(plan);
            return null;
        }

        FsAlertSilence[] left = [.. (await sweep.FindAsync(environment.Name, cancellationToken).ConfigureAwait(false)).Where(static s => SilenceLease.Find(s.Nonce) is null)];
        await sweep.EndAsync(left, cancellationToken).ConfigureAwait(false);
        return await SetAsync(alertmanager, monitor, options, environment, matchers, cancellationToken).ConfigureAwait(false);
    }

    private static AlertMatcher[] Matchers(SilenceOptions options, EnvironmentDefinition environment, AlertingSetup? setup)
    {
        List<AlertMatcher> matchers = [.. options.Matchers.Select(SilenceMatchers.Read)];
        IReadOnlyList<string> known = setup?.Rendering.AlertNames ?? [];
        IReadOnlyList<string> names = options.Alerts.Count > 0 || matchers.Count > 0 ? options.Alerts : known;
        if (names.Count == 0 && matchers.Count == 0)
        {
            throw AlertingFailures.NotConfigured("alerts", environment.Name);
        }

        if (names.Count > 0)
        {
            matchers.Insert(0, names.Count == 1 ? new AlertMatcher("alertname", names[0]) : new AlertMatcher("alertname", SilenceMatchers.OneOf(names), IsRegex: true));
        }

        // The label is on every alert of the configuration; alerts of others may not have it.
        if (names.Count > 0 && names.All(known.Contains) && matchers.TrueForAll(static m => m.Name != "environment"))
        {
            matchers.Insert(0, new AlertMatcher("environment", environment.Name));
        }

        Dictionary<string, string> watchdog = new(StringComparer.Ordinal)
        {
            ["alertname"] = setup?.Definition.Watchdog.Name ?? AlertWatchdogDefinition.UsualName,
            ["environment"] = environment.Name,
            ["severity"] = "none",
        };
        SilenceMatchers.Require(matchers, watchdog);
        return [.. matchers];
    }

    private static async Task<FsAlertSilencePlan> PlanAsync(
        AlertmanagerClient alertmanager, SilenceOptions options, EnvironmentDefinition environment, AlertMatcher[] matchers, CancellationToken cancellationToken)
    {
        IReadOnlyList<AlertmanagerAlert> alerts = await alertmanager.ReadAlertsAsync(cancellationToken).ConfigureAwait(false);
        return new FsAlertSilencePlan
        {
            Environment = environment.Name,
            Monitor = alertmanager.Address.Name,
            Matchers = [.. matchers.Select(static m => m.ToString())],
            Alerts = [.. alerts.Where(a => Array.TrueForAll(matchers, m => SilenceMatchers.Matches(m, a.Labels))).Select(static a => a.Labels.TryGetValue("alertname", out string? name) ? name : a.Fingerprint)],
            Reason = options.Reason.Trim(),
            For = options.For,
        };
    }

    private async Task<FsAlertSilence> SetAsync(
        AlertmanagerClient alertmanager, MonitorDefinition monitor, SilenceOptions options, EnvironmentDefinition environment, AlertMatcher[] matchers, CancellationToken cancellationToken)
    {
        string nonce = AlertTest.NewNonce();
        DateTime until = DateTime.UtcNow + options.For;
        FsAlertSilence result = new()
        {
            Step = FsStep.Monitoring,
            Subject = SubjectOf(environment.Name),
            Environment = environment.Name,
            StartedAt = DateTime.UtcNow,
            Scope = FsScope.Full,
            State = FsAlertSilenceState.Intended,
            Summary = AlertingTexts.SilenceIntended.With(nonce, string.Join(" ", matchers.Select(static m => m.ToString()))),
            Nonce = nonce,
            Monitor = monitor.Name,
            Matchers = [.. matchers.Select(static m => m.ToString())],
            Reason = options.Reason.Trim(),
            By = EvidenceRecorder.Writer,
            Until = until,
            Inputs = [new FsInput { Name = "silence." + nonce, Kind = FsInputKind.Remote, Fingerprint = nonce }],
        };
        await RecordIntentAsync(result, cancellationToken).ConfigureAwait(false);
        SilenceNote note = new()
        {
            Nonce = nonce,
            Monitor = monitor.Name,
            Project = _project.Root,
            Environment = environment.Name,
            Matchers = result.Matchers,
            Reason = result.Reason,
            Until = until,
        };
        IDisposable held = _journal.Hold(note);
        try
        {
            AlertmanagerSilence silence = await PostAsync(alertmanager, matchers, result, options.For < _length ? options.For : _length, cancellationToken).ConfigureAwait(false);
            note.SilenceId = silence.Id;
            _journal.Write(note);
            (result.SilenceId, result.EndsAt, result.State, result.Outcome) = (silence.Id, silence.EndsAt.UtcDateTime, FsAlertSilenceState.Active, FsOutcome.Passed);
            result.Summary = AlertingTexts.SilenceActive.With(silence.Id, until.ToLocalTime().ToString("t", System.Globalization.CultureInfo.CurrentCulture));
            result.NextCommand = $"Enable-FsAlert {PowerShellQuoting.Quote(environment.Name)} -Silence{_project.LocationArgument}";
            result.Inputs = [.. result.Inputs, new FsInput { Name = "silence." + silence.Id, Kind = FsInputKind.Remote, Fingerprint = nonce }];
            await _session.Recorder.RecordAsync(_project, item: null, [result], CancellationToken.None).ConfigureAwait(false);
            _ = new SilenceLease(Open(monitor, SilentHost.Instance), silence, note, _journal, held, _length);
            return result;
        }
        catch
        {
            // What may have been set all the same is ended by the next run, and by itself.
            held.Dispose();
            throw;
        }
    }

    // The id is Alertmanager's to give, and known only when the silence hides something; the nonce is in the ledger before.
    private async Task RecordIntentAsync(FsAlertSilence result, CancellationToken cancellationToken)
    {
        await _session.Recorder.RecordAsync(_project, item: null, [result], cancellationToken).ConfigureAwait(false);
        if (result.EvidenceId is null && _project.Git.Repository is not null)
        {
            throw AlertingFailures.NotRecorded(result.Environment!);
        }
    }

    private static async Task<AlertmanagerSilence> PostAsync(
        AlertmanagerClient alertmanager, AlertMatcher[] matchers, FsAlertSilence result, TimeSpan length, CancellationToken cancellationToken)
    {
        // A start in the past is moved to the server's present, whatever this machine's clock says.
        AlertmanagerSilence wanted = new(
            Id: null, matchers, alertmanager.ServerTime - TimeSpan.FromDays(1), alertmanager.ServerTime + length, result.By, SilenceComment.Write(result.Reason, result.Nonce));
        try
        {
            string id = await alertmanager.SetSilenceAsync(wanted, cancellationToken).ConfigureAwait(false);
            AlertmanagerSilence set = await alertmanager.ReadSilenceAsync(id, cancellationToken).ConfigureAwait(false);
            return set.State == "active" ? set : throw AlertingFailures.NotSet(alertmanager.Address.Name, AlertingTexts.SilenceState.With(set.State ?? "?"));
        }
        catch (OpsException uncertain) when (uncertain.Failure.ErrorId is ErrorIds.MonitorTimedOut or ErrorIds.MonitorUnreachable or ErrorIds.MonitorUnavailable or ErrorIds.MonitorAnswerUnreadable)
        {
            // It may have been set; sending it again would make two of it.
            return await FindAsync(alertmanager, result.Nonce, cancellationToken).ConfigureAwait(false) ?? throw AlertingFailures.NotSet(alertmanager.Address.Name, uncertain.Failure.Message, uncertain);
        }
    }

    private static async Task<AlertmanagerSilence?> FindAsync(AlertmanagerClient alertmanager, string nonce, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<AlertmanagerSilence> all = await alertmanager.ReadSilencesAsync(cancellationToken).ConfigureAwait(false);
            return all.FirstOrDefault(s => s.State == "active" && SilenceComment.Nonce(s.Comment) == nonce);
        }
        catch (OpsException)
        {
            return null;
        }
    }

    private AlertmanagerClient Open(MonitorDefinition monitor, IOpsHost host) => new(MonitorAccess.AlertmanagerAddress(monitor, _session.Redactor), Patience, host);
}
