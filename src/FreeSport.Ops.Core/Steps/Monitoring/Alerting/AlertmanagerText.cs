using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Monitoring.Alerting;

/// <summary>Writes Alertmanager's configuration: who is told of what. Secrets are named by the files they lie in.</summary>
/// <param name="definition">What the configuration says.</param>
/// <param name="secretFile">The path, where Alertmanager sees it, of the file with a receiver's secret of an environment variable.</param>
/// <param name="marker">The name of a receiver that tells nobody, and of which version of the configuration is loaded.</param>
internal sealed class AlertmanagerText(AlertingDefinition definition, Func<AlertReceiverDefinition, string> secretFile, string marker)
{
    /// <summary>The first line of every file that is written here.</summary>
    public const string Head = "# Written by FreeSport.Ops from alerts in freesport.ops.yml; what is changed here is lost.";

    private const string Title = "[{{ .Status | toUpper }}] {{ .CommonLabels.alertname }} {{ .CommonLabels.environment }}";
    private const string EnglishBody = "{{ range .Alerts }}{{ .Annotations.summary }}\n{{ end }}";
    private const string RussianBody = "{{ range .Alerts }}{{ if .Annotations.summary_ru }}{{ .Annotations.summary_ru }}{{ else }}{{ .Annotations.summary }}{{ end }}\n{{ end }}";

    /// <summary>The whole text.</summary>
    /// <returns>YAML.</returns>
    public string Write()
    {
        AlertYaml yaml = new();
        yaml.Line(0, Head).Line(0, "route:")
            .Text(2, "receiver", definition.Receivers.Count > 0 ? definition.Receivers[0].Name : marker)
            .Line(2, "group_by: " + AlertYaml.List(["alertname", "environment"]))
            .Line(2, "group_wait: 30s")
            .Line(2, "group_interval: 5m")
            .Line(2, "repeat_interval: 4h")
            .Line(2, "routes:");
        foreach (AlertReceiverDefinition receiver in definition.Receivers)
        {
            // A test alert takes a route of its own, at once, and waits for nothing that real alerts wait for.
            Route(yaml, $"{AlertTest.ReceiverLabel}={AlertYaml.Quote(receiver.Name)}", receiver.Name)
                .Line(6, "group_by: " + AlertYaml.List([AlertTest.NonceLabel])).Line(6, "group_wait: 0s").Line(6, "group_interval: 10s").Line(6, "repeat_interval: 1h");
        }

        Route(yaml, "alertname=" + AlertYaml.Quote(definition.Watchdog.Name), definition.Watchdog.Receiver ?? marker)
            .Line(6, "group_wait: 0s").Line(6, "group_interval: 30s").Line(6, "repeat_interval: " + definition.Watchdog.Repeat);
        foreach (AlertReceiverDefinition receiver in definition.Receivers)
        {
            Route(yaml, receiver.Severities.Count == 0 ? "severity=~\".*\"" : $"severity=~\"{string.Join("|", receiver.Severities)}\"", receiver.Name).Line(6, "continue: true");
        }

        yaml.Line(0, "receivers:").Line(2, "- name: " + AlertYaml.Quote(marker));
        foreach (AlertReceiverDefinition receiver in definition.Receivers)
        {
            yaml.Line(2, "- name: " + AlertYaml.Quote(receiver.Name));
            Write(yaml, receiver);
        }

        return yaml.ToString();
    }

    private static AlertYaml Route(AlertYaml yaml, string matcher, string receiver) =>
        yaml.Line(4, "- matchers: " + AlertYaml.List([matcher])).Text(6, "receiver", receiver);

    private void Write(AlertYaml yaml, AlertReceiverDefinition receiver)
    {
        string body = receiver.Language == "ru" ? RussianBody : EnglishBody;
        string? file = receiver.SecretFrom is null ? null : secretFile(receiver);
        switch (receiver.Kind)
        {
            case "slack":
                yaml.Line(4, "slack_configs:").Line(6, "- send_resolved: true")
                    .Text(8, "api_url_file", receiver.AddressFile ?? file)
                    .Text(8, "channel", receiver.Channel)
                    .Text(8, "title", Title)
                    .Text(8, "text", body);
                break;
            case "email":
                yaml.Line(4, "email_configs:").Line(6, "- send_resolved: true")
                    .Text(8, "to", string.Join(", ", receiver.To))
                    .Text(8, "from", receiver.From)
                    .Text(8, "smarthost", receiver.Server)
                    .Text(8, "auth_username", receiver.User)
                    .Text(8, "auth_password_file", receiver.PasswordFile ?? file)
                    .Line(8, "require_tls: " + (receiver.RequireTls ? "true" : "false"))
                    .Line(8, "headers:").Text(10, "Subject", Title)
                    .Text(8, "html", string.Empty)
                    .Text(8, "text", body);
                break;
            default:
                yaml.Line(4, "webhook_configs:").Line(6, "- send_resolved: true")
                    .Text(8, "url", receiver.Address)
                    .Text(8, "url_file", receiver.Address is null ? receiver.AddressFile ?? file : null);
                break;
        }
    }
}
