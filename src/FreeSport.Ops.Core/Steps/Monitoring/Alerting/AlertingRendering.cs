using System.Globalization;
using System.Text;

using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Monitoring.Alerting;

/// <summary>What the configuration's alerts come to for one environment: the texts of Prometheus's and Alertmanager's files.</summary>
internal sealed class AlertingRendering
{
    private const string EnvironmentLabel = "environment";
    private const string SeverityLabel = "severity";
    private const string MarkerPrefix = "freesport-ops-";
    private const int MarkerLength = 12;

    private readonly AlertingDefinition _definition;

    /// <summary>Initializes a new instance of the <see cref="AlertingRendering"/> class.</summary>
    /// <param name="definition">What the configuration says.</param>
    /// <param name="environment">The environment's name.</param>
    /// <param name="secretFile">The path, where Alertmanager sees it, of the file that a receiver's secret of an environment variable is put into.</param>
    public AlertingRendering(AlertingDefinition definition, string environment, Func<AlertReceiverDefinition, string> secretFile)
    {
        _definition = definition;
        Environment = environment;
        Rules = [.. Configured().Prepend(Watchdog())];
        RulesText = WriteRules(test: null);
        string unmarked = new AlertmanagerText(definition, secretFile, MarkerPrefix).Write();
        Marker = MarkerPrefix + Hash(unmarked).Substring(0, MarkerLength);
        ConfigurationText = new AlertmanagerText(definition, secretFile, Marker).Write();
    }

    /// <summary>Gets the environment's name.</summary>
    public string Environment { get; }

    /// <summary>Gets how often the rules are evaluated, as Prometheus writes durations.</summary>
    public string Interval => _definition.Interval;

    /// <summary>Gets the name of the group of rules.</summary>
    public string Group => "freesport-ops " + Environment;

    /// <summary>Gets the rules, the watchdog first.</summary>
    public IReadOnlyList<RenderedRule> Rules { get; }

    /// <summary>Gets the names of the alerts that tell of something, without the watchdog.</summary>
    public IReadOnlyList<string> AlertNames => [.. Rules.Skip(1).Select(static r => r.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>Gets the text of Prometheus's file.</summary>
    public string RulesText { get; }

    /// <summary>Gets the text of Alertmanager's file.</summary>
    public string ConfigurationText { get; }

    /// <summary>Gets the name of a receiver that only a server has which loaded exactly this configuration.</summary>
    public string Marker { get; }

    /// <summary>Gets the SHA-256 of the rules, in lower-case hexadecimal.</summary>
    public string RuleHash => Hash(RulesText);

    /// <summary>Gets the SHA-256 of everything, in lower-case hexadecimal.</summary>
    public string Fingerprint => Hash(RulesText + "\n" + (_definition.Alertmanager is null ? string.Empty : ConfigurationText) + (_definition.Grafana is { } grafana ? "\n" + grafana : string.Empty));

    /// <summary>The text of Prometheus's file while a test alert is on its way.</summary>
    /// <param name="test">The test alert; null for none.</param>
    /// <returns>The text.</returns>
    public string WriteRules(AlertTest? test)
    {
        AlertYaml yaml = new();
        yaml.Line(0, AlertmanagerText.Head).Line(0, "groups:");
        Write(yaml, Group, _definition.Interval, Rules);
        if (test is not null)
        {
            // Over by itself, by the server's own clock, even when nobody is left to take it out.
            string expression = $"vector(1) and on () (vector(time()) < {test.EndsAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)})";
            Write(yaml, Group + " test", "1s", [.. test.Receivers.Select(r => new RenderedRule(AlertTest.Name, expression, For: null, test.Labels(r, Environment), test.Annotations(r, Environment)))]);
        }

        return yaml.ToString();
    }

    private static void Write(AlertYaml yaml, string group, string interval, IReadOnlyList<RenderedRule> rules)
    {
        yaml.Line(2, "- name: " + AlertYaml.Quote(group)).Line(4, "interval: " + interval).Line(4, "rules:");
        foreach (RenderedRule rule in rules)
        {
            yaml.Line(6, "- alert: " + AlertYaml.Quote(rule.Name)).Text(8, "expr", rule.Expression);
            if (rule.For is { } wait)
            {
                yaml.Line(8, "for: " + wait);
            }

            yaml.Map(8, "labels", rule.Labels).Map(8, "annotations", rule.Annotations);
        }
    }

    private RenderedRule Watchdog() => new(
        _definition.Watchdog.Name,
        "vector(1)",
        For: null,
        Sorted((EnvironmentLabel, Environment), (SeverityLabel, "none")),
        Sorted(("summary", "Always firing. When it stops, Prometheus or the way to Alertmanager is dead."), ("summary_ru", "Всегда активен. Если пропал, Prometheus или путь до Alertmanager не работает.")));

    private IEnumerable<RenderedRule> Configured() => _definition.Rules
        .Where(r => r.Environments.Count == 0 || r.Environments.Contains(Environment, StringComparer.OrdinalIgnoreCase))
        .Select(r => new RenderedRule(
            r.Name,
            r.Expression.Trim(),
            r.For,
            Sorted([.. r.Labels.Select(static l => (l.Key, (string?)l.Value)), (EnvironmentLabel, Environment), (SeverityLabel, r.Severity)]),
            Sorted(("summary", r.Summary ?? r.RussianSummary), ("summary_ru", r.RussianSummary), ("runbook_url", r.Runbook))));

    private static SortedDictionary<string, string> Sorted(params (string Key, string? Value)[] texts)
    {
        SortedDictionary<string, string> sorted = new(StringComparer.Ordinal);
        foreach ((string key, string? value) in texts.Where(static t => t.Value is not null))
        {
            sorted[key] = value!;
        }

        return sorted;
    }

    private static string Hash(string text) => Hex.Sha256(Encoding.UTF8.GetBytes(text));
}
