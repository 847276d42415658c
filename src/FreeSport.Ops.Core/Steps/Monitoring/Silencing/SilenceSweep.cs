using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Alerting;

namespace FreeSport.Ops.Core.Steps.Monitoring.Silencing;

/// <summary>Finds and ends silences: those that this shell set for an environment, and those that a killed shell left behind.</summary>
public sealed class SilenceSweep
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly OpsSession _session;
    private readonly Project _project;
    private readonly SilenceJournal _journal;

    /// <summary>Initializes a new instance of the <see cref="SilenceSweep"/> class.</summary>
    /// <param name="session">What to work with.</param>
    /// <param name="project">The project.</param>
    public SilenceSweep(OpsSession session, Project project)
        : this(session, project, new SilenceJournal(SilenceJournal.DefaultFolder))
    {
    }

    /// <summary>Initializes a new instance of the <see cref="SilenceSweep"/> class.</summary>
    /// <param name="session">What to work with.</param>
    /// <param name="project">The project.</param>
    /// <param name="journal">Where silences are noted.</param>
    internal SilenceSweep(OpsSession session, Project project, SilenceJournal journal) => (_session, _project, _journal) = (session, project, journal);

    /// <summary>Ends silences and hands them over as they stand then.</summary>
    /// <param name="environment">The environment's name; null for production.</param>
    /// <param name="silences">The silences; null for those that this shell set for the environment and those that killed shells left.</param>
    /// <param name="asks">Whether somebody is asked first.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends with it.</returns>
    public async Task RunAsync(string? environment, IReadOnlyList<FsAlertSilence>? silences, bool asks, CancellationToken cancellationToken)
    {
        silences ??= await FindAsync(_project.EnvironmentNamed(environment).Name, cancellationToken).ConfigureAwait(false);
        foreach (FsAlertSilence silence in silences)
        {
            if (asks && !await _session.Host.ConfirmAsync(silence.Subject, AlertingTexts.SilenceEndQuestion.With(silence.SilenceId ?? silence.Nonce), cancellationToken).ConfigureAwait(false))
            {
                _session.Host.WriteResult(silence);
                continue;
            }

            await EndAsync([silence], cancellationToken).ConfigureAwait(false);
            _session.Host.WriteResult(silence);
        }
    }

    /// <summary>The silences that this shell set for an environment, and those that killed shells left behind in any.</summary>
    /// <param name="environment">The environment's name.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The silences, as they are noted.</returns>
    public Task<IReadOnlyList<FsAlertSilence>> FindAsync(string environment, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IEnumerable<SilenceNote> own = SilenceLease.Of(_project.Root, environment).Select(static l => l.Note);
        IEnumerable<SilenceNote> left = _journal.Left().Where(n => n.Project == _project.Root);
        return Task.FromResult<IReadOnlyList<FsAlertSilence>>([.. own.Concat(left).GroupBy(static n => n.Nonce, StringComparer.Ordinal).Select(static g => Describe(g.First()))]);
    }

    /// <summary>Ends silences and hands over how that went; a warning tells of those that a killed shell had left.</summary>
    /// <param name="silences">The silences.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The silences as they stand now, recorded.</returns>
    public async Task<IReadOnlyList<FsAlertSilence>> EndAsync(IReadOnlyList<FsAlertSilence> silences, CancellationToken cancellationToken)
    {
        foreach (FsAlertSilence silence in silences)
        {
            bool isLeft = SilenceLease.Find(silence.Nonce) is null;
            SilenceLease.Find(silence.Nonce)?.Dispose();
            silence.StartedAt = DateTime.UtcNow;
            try
            {
                using AlertmanagerClient alertmanager = Open(silence);
                silence.State = await EndAsync(alertmanager, silence, cancellationToken).ConfigureAwait(false);
                (silence.Outcome, silence.Summary) = (FsOutcome.Passed, AlertingTexts.SilenceEnded.With(silence.SilenceId ?? silence.Nonce));
                (silence.Remedy, silence.NextCommand) = (null, null);
                _journal.Forget(silence.Nonce);
            }
            catch (OpsException failed)
            {
                (silence.State, silence.Outcome) = (FsAlertSilenceState.Unknown, FsOutcome.Warning);
                (silence.Summary, silence.Remedy) = (AlertingTexts.SilenceNotEnded.With(silence.SilenceId ?? silence.Nonce, failed.Failure.Message), AlertingTexts.SilenceNotEndedRemedy.With(SilenceLease.Length.TotalMinutes));
                _session.Host.WriteWarning(silence.Summary);
            }

            if (isLeft && silence.State == FsAlertSilenceState.Ended)
            {
                _session.Host.WriteWarning(AlertingTexts.SilenceSwept.With(silence.Environment, silence.SilenceId ?? silence.Nonce));
            }

            await _session.Recorder.RecordAsync(_project, item: null, [silence], CancellationToken.None).ConfigureAwait(false);
        }

        return silences;
    }

    private static async Task<FsAlertSilenceState> EndAsync(AlertmanagerClient alertmanager, FsAlertSilence silence, CancellationToken cancellationToken)
    {
        // The shell may have been killed between setting it and noting its id: the nonce in the comment finds it.
        IReadOnlyList<AlertmanagerSilence> all = await alertmanager.ReadSilencesAsync(cancellationToken).ConfigureAwait(false);
        foreach (AlertmanagerSilence one in all.Where(s => s.State != "expired" && SilenceComment.Nonce(s.Comment) == silence.Nonce))
        {
            silence.SilenceId = one.Id;
            await alertmanager.ExpireSilenceAsync(one.Id!, cancellationToken).ConfigureAwait(false);
        }

        return FsAlertSilenceState.Ended;
    }

    private AlertmanagerClient Open(FsAlertSilence silence)
    {
        MonitorDefinition monitor = _project.Configuration.Monitors.FirstOrDefault(m => m.Name == silence.Monitor)
            ?? throw AlertingFailures.MonitorUnknown(silence.Monitor, "alertmanager", silence.Environment!);
        return new AlertmanagerClient(MonitorAccess.AlertmanagerAddress(monitor, _session.Redactor), Patience, _session.Host);
    }

    private static FsAlertSilence Describe(SilenceNote note) => new()
    {
        Step = FsStep.Monitoring,
        Subject = AlertSilencing.SubjectOf(note.Environment),
        Environment = note.Environment,
        Scope = FsScope.Full,
        State = FsAlertSilenceState.Unknown,
        SilenceId = note.SilenceId,
        Nonce = note.Nonce,
        Monitor = note.Monitor,
        Matchers = note.Matchers,
        Reason = note.Reason,
        By = Evidence.EvidenceRecorder.Writer,
        Until = note.Until,
        StartedAt = DateTime.UtcNow,
    };
}
