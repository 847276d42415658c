using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Alerting;

namespace FreeSport.Ops.Core.Steps.Monitoring.Enabling;

/// <summary>Writes the files, has them loaded, and looks whether what is loaded is what was written. What cannot be loaded is put back.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="setup">What is to be loaded.</param>
/// <param name="servers">Where.</param>
/// <param name="rules">Prometheus's file.</param>
/// <param name="configuration">Alertmanager's file; null where it is left alone.</param>
/// <param name="secrets">The secrets that Alertmanager reads from files.</param>
internal sealed class AlertLoading(
    OpsSession session, Project project, AlertingSetup setup, AlertServers servers, AlertFile rules, AlertFile? configuration, AlertSecrets secrets)
{
    private readonly ServerReload _reload = new(session, project);
    private readonly LoadedRules _loaded = new(servers.Prometheus);
    private bool _isBegun;

    /// <summary>Writes and loads.</summary>
    /// <param name="result">Is told how it went.</param>
    /// <param name="timeout">How long the servers may take to show it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether everything is loaded and healthy.</returns>
    public async Task<bool> LoadAsync(FsAlerting result, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            await RequireServersAsync(timeout, cancellationToken).ConfigureAwait(false);
            await LoadConfigurationAsync(timeout, cancellationToken).ConfigureAwait(false);
            await LoadRulesAsync(timeout, cancellationToken).ConfigureAwait(false);
            result.Rules = setup.Rendering.Rules.Count;
            return true;
        }
        catch (OpsException failed)
        {
            (result.Outcome, result.Summary, result.Remedy) = (FsOutcome.Failed, failed.Failure.Message, failed.Failure.Remedy);
            result.IsPutBack = _isBegun && await PutBackAsync().ConfigureAwait(false);
            return false;
        }
        catch (OperationCanceledException) when (_isBegun)
        {
            await PutBackAsync().ConfigureAwait(false);
            session.Host.WriteWarning(AlertingTexts.StoppedPutBack.With(setup.Subject));
            throw;
        }
    }

    /// <summary>Has Prometheus load its rules, with the test alert or without.</summary>
    /// <param name="test">The test alert; null for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends when it was reloaded.</returns>
    /// <exception cref="OpsException">It was refused.</exception>
    public async Task ReloadRulesAsync(AlertTest? test, CancellationToken cancellationToken)
    {
        rules.Write(test is null ? rules.Text : setup.Rendering.WriteRules(test));
        await _reload.RunAsync(setup.Definition.Prometheus!, servers.Prometheus.ReloadAsync, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The differences between what is loaded and what was written; null while rules are not evaluated yet.</summary>
    public async Task<IReadOnlyList<string>?> DifferencesAsync(CancellationToken cancellationToken)
    {
        PrometheusRule[] loaded = [.. (await servers.Prometheus.ReadRulesAsync(cancellationToken).ConfigureAwait(false)).Where(r => r.Group == setup.Rendering.Group)];
        Dictionary<string, string> expressions = await _loaded.FormatAsync(setup.Rendering.Rules, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> differences = RuleComparison.Differences(setup.Rendering.Rules, loaded, expressions);
        return differences.Count > 0 ? differences
            : RuleComparison.Unhealthy(loaded) is not { } ill ? []
            : ill.Health == "err" ? [AlertingTexts.RuleIll.With(ill.Name, ill.LastError.FirstLine())]
            : null;
    }

    // Nothing is written for a server that is not there; one that only just starts is waited for.
    private async Task RequireServersAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        foreach (Func<CancellationToken, Task<object?>> look in new Func<CancellationToken, Task<object?>>[]
        {
            async token => await servers.Prometheus.ReadRulesAsync(token).ConfigureAwait(false),
            async token => await servers.Alertmanager.ReadReceiversAsync(token).ConfigureAwait(false),
        })
        {
            if (await AlertWait.ForAsync(look, timeout, AlertWait.Absence, cancellationToken).ConfigureAwait(false) is (null, { } failed))
            {
                throw failed;
            }
        }

        _isBegun = true;
    }

    private async Task LoadConfigurationAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (configuration is null)
        {
            return;
        }

        secrets.Write();
        if (configuration.IsChanged)
        {
            configuration.Write(configuration.Text);
        }

        await _reload.RunAsync(setup.Definition.Alertmanager!, servers.Alertmanager.ReloadAsync, cancellationToken).ConfigureAwait(false);
        (string? seen, OpsException? failed) = await AlertWait.ForAsync(
            async token => (await servers.Alertmanager.ReadReceiversAsync(token).ConfigureAwait(false)).FirstOrDefault(r => r == setup.Rendering.Marker),
            timeout,
            ServerReload.Absence(setup.Definition.Alertmanager!, timeout),
            cancellationToken).ConfigureAwait(false);
        if (seen is null)
        {
            throw failed ?? AlertingFailures.NotLoaded(servers.AlertmanagerName, AlertingTexts.ConfigurationNotLoaded, project.Relative(configuration.Path), setup.Definition.Alertmanager!.SeenFor(project, setup.Environment.Name));
        }
    }

    private async Task LoadRulesAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (rules.IsChanged)
        {
            rules.Write(rules.Text);
        }

        await _reload.RunAsync(setup.Definition.Prometheus!, servers.Prometheus.ReloadAsync, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string>? last = null;
        (object? seen, OpsException? failed) = await AlertWait.ForAsync<object>(
            async token => (last = await DifferencesAsync(token).ConfigureAwait(false)) is { Count: 0 } none ? none : null,
            timeout,
            ServerReload.Absence(setup.Definition.Prometheus!, timeout),
            cancellationToken).ConfigureAwait(false);
        if (seen is null)
        {
            throw failed ?? AlertingFailures.NotLoaded(
                servers.PrometheusName,
                last is null ? AlertingTexts.NotEvaluated : string.Join(" ", last.Take(3)),
                project.Relative(rules.Path),
                setup.Definition.Prometheus!.SeenFor(project, setup.Environment.Name));
        }
    }

    // What was loaded before may be gone with the file that held it: it is put back and loaded, whatever the caller's token says.
    private async Task<bool> PutBackAsync()
    {
        bool isPutBack = true;
        foreach ((AlertFile? file, AlertFileDefinition? definition, Func<CancellationToken, Task> reload) in new (AlertFile?, AlertFileDefinition?, Func<CancellationToken, Task>)[]
        {
            (rules, setup.Definition.Prometheus, servers.Prometheus.ReloadAsync),
            (configuration, setup.Definition.Alertmanager, servers.Alertmanager.ReloadAsync),
        })
        {
            if (file is not { IsChanged: true })
            {
                continue;
            }

            try
            {
                file.PutBack();
                await _reload.RunAsync(definition!, reload, CancellationToken.None).ConfigureAwait(false);
            }
            catch (OpsException failed)
            {
                isPutBack = false;
                session.Host.WriteWarning(AlertingTexts.NotPutBack.With(project.Relative(file.Path), failed.Failure.Message));
            }
        }

        return isPutBack && new[] { rules, configuration }.Any(static f => f is { IsChanged: true });
    }
}
