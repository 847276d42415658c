using System.Text.Json;

using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Steps.Monitoring.Alerting;

namespace FreeSport.Ops.Core.Steps.Monitoring.Checkup;

/// <summary>Whether a Grafana works and evaluates alert rules.</summary>
/// <param name="health">The way to it.</param>
/// <param name="rules">The way to its rules, which it tells of as Prometheus does.</param>
/// <param name="setup">The alerts of the configuration; null where it says nothing of them, or brings them elsewhere.</param>
/// <param name="commands">The commands that help.</param>
internal sealed class GrafanaCheckup(HealthClient health, PrometheusClient rules, AlertingSetup? setup, CheckupCommands commands)
{
    /// <summary>Looks at everything.</summary>
    /// <param name="result">Is told numbers.</param>
    /// <param name="checks">Gets the checks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends with it.</returns>
    public async Task RunAsync(FsMonitoring result, CheckList checks, CancellationToken cancellationToken)
    {
        await checks.AddAsync(FsMonitoringAspect.Answers, async () => Health(await health.ReadTextAsync(cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        if (!checks.IsDead)
        {
            await checks.AddAsync(FsMonitoringAspect.Rules, async () =>
            {
                IReadOnlyList<PrometheusRule> loaded = await rules.ReadRulesAsync(cancellationToken).ConfigureAwait(false);
                return Missing(loaded) ?? Rules(result, loaded);
            }).ConfigureAwait(false);
        }
    }

    // What the rules hold is known where they were brought; here, whether they are there and the watchdog fires.
    private FsMonitoringCheck? Missing(IReadOnlyList<PrometheusRule> loaded)
    {
        if (setup is null)
        {
            return null;
        }

        PrometheusRule[] own = [.. loaded.Where(r => r.Group == setup.Rendering.Group)];
        return GrafanaRules.Of(setup.Rendering, setup.Definition).FirstOrDefault(r => own.All(l => l.Name != r.Name)) is { } missing ? CheckList.Bad(FsOutcome.Failed, AlertingTexts.RuleNotLoaded.With(missing.Name), CheckupTexts.EnableRemedy, commands.Enable)
            : own.FirstOrDefault(l => l.Name == setup.Definition.Watchdog.Name) is { State: not "firing" } watchdog ? CheckList.Bad(FsOutcome.Failed, AlertingTexts.WatchdogSilent.With(watchdog.Name), CheckupTexts.EnableRemedy, commands.Enable)
            : null;
    }

    /// <summary>What <c>/api/health</c> says.</summary>
    internal static FsMonitoringCheck Health(string body)
    {
        try
        {
            using JsonDocument answer = JsonDocument.Parse(body);
            string? database = answer.RootElement.TextOf("database"), version = answer.RootElement.TextOf("version");
            return database == "ok" ? CheckList.Passed(CheckupTexts.Answers.With(version))
                : CheckList.Bad(FsOutcome.Failed, CheckupTexts.GrafanaIll.With(database ?? "?"), CheckupTexts.GrafanaIllRemedy);
        }
        catch (Exception strange) when (strange is JsonException or InvalidOperationException)
        {
            return CheckList.Bad(FsOutcome.Inconclusive, CheckupTexts.NotGrafana, CheckupTexts.NotGrafanaRemedy);
        }
    }

    /// <summary>What it says of its rules.</summary>
    internal static FsMonitoringCheck Rules(FsMonitoring result, IReadOnlyList<PrometheusRule> loaded)
    {
        PrometheusRule[] alerting = [.. loaded.Where(static r => r.IsAlerting)];
        result.Rules = alerting.Length;
        PrometheusRule? ill = alerting.FirstOrDefault(static r => r.Health is not "ok");
        return alerting.Length == 0 ? CheckList.Bad(FsOutcome.Failed, CheckupTexts.NoGrafanaRules, CheckupTexts.NoGrafanaRulesRemedy)
            : ill is null ? CheckList.Passed(CheckupTexts.RulesHealthy.With(alerting.Length))
            : CheckList.Bad(
                ill.Health is "unknown" or "nodata" ? FsOutcome.Inconclusive : FsOutcome.Failed, CheckupTexts.GrafanaRuleIll.With(ill.Name, ill.Health, ill.LastError.FirstLine(120)), CheckupTexts.RuleIllRemedy);
    }
}
