using System.Text.Json;

using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Monitoring.Alerting;

namespace FreeSport.Ops.Core.Steps.Monitoring.Enabling;

/// <summary>Puts the group of rules into Grafana, looks whether it is the one that was sent, and waits until it is evaluated. What is not is put back.</summary>
/// <param name="session">What to work with.</param>
/// <param name="setup">The alerts.</param>
/// <param name="grafana">The way to Grafana's provisioning.</param>
/// <param name="states">The way to the states of its rules, which it tells of as Prometheus does.</param>
/// <param name="rules">The rules.</param>
internal sealed class GrafanaLoading(OpsSession session, AlertingSetup setup, GrafanaClient grafana, PrometheusClient states, GrafanaRules rules)
{
    private bool _hasFolder;
    private JsonElement? _before;
    private bool _isSent;

    private string Path => rules.Title + "/" + rules.Group;

    private string Wanted
    {
        get
        {
            using JsonDocument wanted = JsonDocument.Parse(rules.Json);
            return GrafanaRules.TextOf(wanted.RootElement);
        }
    }

    private string Before => _before is { } before ? GrafanaRules.TextOf(before) : string.Empty;

    /// <summary>Looks what stands there, and what would change.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The change.</returns>
    /// <exception cref="OpsException">Somebody else made what stands there (<c>AlertFileForeign</c>), and whatever Grafana does.</exception>
    public async Task<FsAlertingFile> CompareAsync(CancellationToken cancellationToken)
    {
        _hasFolder = await grafana.HasFolderAsync(rules.Folder, cancellationToken).ConfigureAwait(false);
        _before = _hasFolder ? await grafana.FindGroupAsync(rules.Folder, rules.Group, cancellationToken).ConfigureAwait(false) : null;
        if (_before is { } there && GrafanaRules.ForeignProvenance(there) is not null)
        {
            throw AlertingFailures.GroupForeign(Path);
        }

        (string diff, int added, int removed) = LineDifference.Of(Before, Wanted);
        return new FsAlertingFile
        {
            Path = Path,
            Monitor = grafana.Address.Name,
            Change = _before is null ? FsAlertingFileChange.Created : Before == Wanted ? FsAlertingFileChange.Unchanged : FsAlertingFileChange.Updated,
            Added = added,
            Removed = removed,
            Diff = diff,
        };
    }

    /// <summary>Sends what differs, and waits for it.</summary>
    /// <param name="result">Is told how it went.</param>
    /// <param name="timeout">How long Grafana may take.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether everything is loaded and healthy.</returns>
    public async Task<bool> LoadAsync(FsAlerting result, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(cancellationToken).ConfigureAwait(false);
            await RequireEvaluatedAsync(timeout, cancellationToken).ConfigureAwait(false);
            result.Rules = rules.Rules.Count;
            return true;
        }
        catch (OpsException failed)
        {
            result.IsPutBack = await PutBackAsync().ConfigureAwait(false);
            (result.Outcome, result.Remedy) = (FsOutcome.Failed, failed.Failure.Remedy);
            result.Summary = failed.Failure.Message;
            return false;
        }
        catch (OperationCanceledException)
        {
            await PutBackAsync().ConfigureAwait(false);
            session.Host.WriteWarning(AlertingTexts.StoppedPutBack.With(setup.Subject));
            throw;
        }
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        if (Before == Wanted)
        {
            return;
        }

        if (!_hasFolder)
        {
            await grafana.CreateFolderAsync(rules.Folder, rules.Title, cancellationToken).ConfigureAwait(false);
        }

        _isSent = true;
        try
        {
            await grafana.PutGroupAsync(rules.Folder, rules.Group, rules.Json, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException refused) when (refused.Failure.ErrorId is ErrorIds.MonitorRejected or ErrorIds.MonitorForbidden or ErrorIds.MonitorNotFound)
        {
            // Grafana takes a group as a whole or not at all.
            _isSent = false;
            throw;
        }

        JsonElement? loaded = await grafana.FindGroupAsync(rules.Folder, rules.Group, cancellationToken).ConfigureAwait(false);
        string text = loaded is { } group ? GrafanaRules.TextOf(group) : string.Empty;
        if (text != Wanted)
        {
            throw AlertingFailures.GroupNotLoaded(grafana.Address.Name, LineDifference.Of(Wanted, text).Text.Split('\n').First(static l => l.StartsWith("-", StringComparison.Ordinal) || l.StartsWith("+", StringComparison.Ordinal)), Path);
        }
    }

    private async Task RequireEvaluatedAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        string? why = AlertingTexts.NotEvaluated;
        DateTimeOffset sent = states.ServerTime - TimeSpan.FromSeconds(1);
        (_, OpsException? failed) = await AlertWait.ForAsync<object>(
            async token =>
            {
                (why, bool isFinal) = Unready(await states.ReadRulesAsync(token).ConfigureAwait(false), _isSent ? sent : DateTimeOffset.MinValue);
                return why is null || isFinal ? rules : null;
            },
            timeout + rules.Interval,
            AlertWait.Absence,
            cancellationToken).ConfigureAwait(false);
        if (failed is not null || why is not null)
        {
            throw failed ?? AlertingFailures.GroupNotLoaded(grafana.Address.Name, why!, Path);
        }
    }

    // Grafana calls a rule healthy before it has looked at it; the time of the look tells.
    private (string? Why, bool IsFinal) Unready(IReadOnlyList<PrometheusRule> all, DateTimeOffset since)
    {
        PrometheusRule[] loaded = [.. all.Where(r => r.Group == rules.Group)];
        RenderedRule? missing = rules.Rules.FirstOrDefault(r => loaded.All(l => l.Name != r.Name));
        PrometheusRule? ill = loaded.FirstOrDefault(static l => l.Health is not "ok");
        return missing is not null ? (AlertingTexts.RuleNotLoaded.With(missing.Name), false)
            : Array.Exists(loaded, l => l.LastEvaluation is not { } at || at < since) ? (AlertingTexts.NotEvaluated, false)
            : ill is not null ? (AlertingTexts.RuleIll.With(ill.Name, (ill.LastError ?? ill.Health).FirstLine()), true)
            : loaded.FirstOrDefault(l => l.Name == setup.Definition.Watchdog.Name) is { State: not "firing" } watchdog ? (AlertingTexts.WatchdogSilent.With(watchdog.Name), false)
            : (null, true);
    }

    private async Task<bool> PutBackAsync()
    {
        if (!_isSent)
        {
            return false;
        }

        try
        {
            if (_before is { } before)
            {
                await grafana.PutGroupAsync(rules.Folder, rules.Group, before.GetRawText(), CancellationToken.None).ConfigureAwait(false);
                return true;
            }

            foreach (string uid in rules.Uids)
            {
                await grafana.DeleteRuleAsync(uid, CancellationToken.None).ConfigureAwait(false);
            }

            return true;
        }
        catch (OpsException failed)
        {
            session.Host.WriteWarning(AlertingTexts.NotPutBack.With(Path, failed.Failure.Message));
            return false;
        }
    }
}
