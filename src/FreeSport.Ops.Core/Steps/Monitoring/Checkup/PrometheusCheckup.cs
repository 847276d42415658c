using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Alerting;

namespace FreeSport.Ops.Core.Steps.Monitoring.Checkup;

/// <summary>Whether a Prometheus watches an environment.</summary>
/// <param name="client">The way to it.</param>
/// <param name="environment">The environment.</param>
/// <param name="setup">The alerts of the environment; null where the configuration says nothing of them.</param>
/// <param name="commands">The commands that help.</param>
internal sealed class PrometheusCheckup(PrometheusClient client, EnvironmentDefinition environment, AlertingSetup? setup, CheckupCommands commands)
{
    /// <summary>Looks at everything.</summary>
    /// <param name="result">Is told numbers.</param>
    /// <param name="checks">Gets the checks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends with it.</returns>
    public async Task RunAsync(FsMonitoring result, CheckList checks, CancellationToken cancellationToken)
    {
        await checks.AddAsync(FsMonitoringAspect.Answers, async () => CheckList.Clock(await client.ReadTimeAsync(cancellationToken).ConfigureAwait(false), client.Address.Name, string.Empty)).ConfigureAwait(false);
        if (checks.IsDead)
        {
            return;
        }

        await checks.AddAsync(FsMonitoringAspect.Targets, async () => Targets(result, await client.ReadTargetsAsync(cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        await checks.AddAsync(FsMonitoringAspect.Rules, () => RulesAsync(result, cancellationToken)).ConfigureAwait(false);
        await checks.AddAsync(FsMonitoringAspect.Watchdog, async () => Watchdog(await client.ReadAlertsAsync(cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        await checks.AddAsync(FsMonitoringAspect.Alertmanagers, async () => Alertmanagers(await client.ReadAlertmanagersAsync(cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
    }

    internal static FsMonitoringCheck Targets(FsMonitoring result, IReadOnlyList<PrometheusTarget> targets)
    {
        (result.Targets, result.TargetsUp) = (targets.Count, targets.Count(static t => t.Health == "up"));
        PrometheusTarget[] down = [.. targets.Where(static t => t.Health == "down")];
        return targets.Count == 0 ? CheckList.Bad(FsOutcome.Failed, CheckupTexts.NoTargets, CheckupTexts.NoTargetsRemedy)
            : down.Length > 0 ? CheckList.Bad(FsOutcome.Failed, CheckupTexts.TargetsDown.With(down.Length, targets.Count, Names(down), down[0].LastError.FirstLine(120)), CheckupTexts.TargetsDownRemedy)
            : result.TargetsUp < targets.Count ? CheckList.Bad(FsOutcome.Inconclusive, CheckupTexts.TargetsUnknown.With(targets.Count - result.TargetsUp, targets.Count), CheckupTexts.AgainRemedy)
            : CheckList.Passed(CheckupTexts.TargetsUp.With(targets.Count));
    }

    /// <summary>Whether the alert fires that always must.</summary>
    internal FsMonitoringCheck Watchdog(IReadOnlyList<PrometheusAlert> alerts)
    {
        string name = setup?.Definition.Watchdog.Name ?? AlertWatchdogDefinition.UsualName;
        PrometheusAlert? watchdog = alerts.FirstOrDefault(a => IsWatchdog(a.Labels, name) && a.IsFiring);
        return watchdog is null
            ? CheckList.Bad(FsOutcome.Failed, CheckupTexts.WatchdogSilent.With(name), CheckupTexts.EnableRemedy, commands.Enable)
            : CheckList.Passed(CheckupTexts.WatchdogFires.With(name));
    }

    private static string Names(PrometheusTarget[] targets) => string.Join(", ", targets.Take(3).Select(static t => t.Pool + " " + t.Url)) + (targets.Length > 3 ? ", ..." : string.Empty);

    private bool IsWatchdog(IReadOnlyDictionary<string, string> labels, string name) =>
        labels.TryGetValue("alertname", out string? found) && found == name
        && (setup is null || (labels.TryGetValue("environment", out string? of) && of == environment.Name));

    private FsMonitoringCheck Alertmanagers(IReadOnlyList<string> alertmanagers) => alertmanagers.Count == 0
        ? CheckList.Bad(FsOutcome.Failed, CheckupTexts.NoAlertmanagers.With(client.Address.Name), CheckupTexts.NoAlertmanagersRemedy)
        : CheckList.Passed(CheckupTexts.AlertmanagersFound.With(alertmanagers.Count));

    private async Task<FsMonitoringCheck> RulesAsync(FsMonitoring result, CancellationToken cancellationToken)
    {
        PrometheusRule[] alerting = [.. (await client.ReadRulesAsync(cancellationToken).ConfigureAwait(false)).Where(static r => r.IsAlerting)];
        result.Rules = alerting.Length;
        if (alerting.Length == 0)
        {
            return CheckList.Bad(FsOutcome.Failed, CheckupTexts.NoRules.With(client.Address.Name), CheckupTexts.EnableRemedy, commands.Enable);
        }

        if (RuleComparison.Unhealthy(alerting) is { } ill)
        {
            return ill.Health == "err"
                ? CheckList.Bad(FsOutcome.Failed, AlertingTexts.RuleIll.With(ill.Name, ill.LastError.FirstLine()), CheckupTexts.RuleIllRemedy)
                : CheckList.Bad(FsOutcome.Inconclusive, CheckupTexts.RuleNotEvaluated.With(ill.Name), CheckupTexts.AgainRemedy);
        }

        if (setup is null)
        {
            return CheckList.Bad(FsOutcome.Warning, CheckupTexts.RulesNotDescribed.With(alerting.Length), CheckupTexts.DescribeRemedy);
        }

        IReadOnlyDictionary<string, string> expressions = await new LoadedRules(client).FormatAsync(setup.Rendering.Rules, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> differences = RuleComparison.Differences(setup.Rendering.Rules, [.. alerting.Where(r => r.Group == setup.Rendering.Group)], expressions);
        return differences.Count > 0
            ? CheckList.Bad(FsOutcome.Failed, CheckupTexts.RulesDiffer.With(string.Join(" ", differences.Take(3))), CheckupTexts.EnableRemedy, commands.Enable)
            : CheckList.Passed(CheckupTexts.RulesLoaded.With(setup.Rendering.Rules.Count));
    }
}
