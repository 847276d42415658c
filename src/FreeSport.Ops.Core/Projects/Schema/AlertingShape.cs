namespace FreeSport.Ops.Core.Projects.Schema;

/// <summary>The shape of <c>alerts</c>: what is alerted, who is told, and where Prometheus and Alertmanager read it.</summary>
internal static class AlertingShape
{
    // As Prometheus reads it: the greater unit first.
    private const string DurationPattern = "^(?=[0-9])([0-9]{1,5}w)?([0-9]{1,5}d)?([0-9]{1,5}h)?([0-9]{1,5}m)?([0-9]{1,6}s)?$";

    public static readonly SectionShape Section = new("Alerting rules and who is told, from which Enable-FsAlert writes the files of Prometheus and Alertmanager.", new Dictionary<string, Shape>
    {
        ["prometheus"] = Server("The file of rules that Prometheus reads.", "Its name under monitoring; the only one of kind prometheus when not given."),
        ["alertmanager"] = Server("The configuration of Alertmanager, the whole of it.", "Its name under monitoring; the only one of kind alertmanager when not given."),
        ["grafana"] = new SectionShape("The Grafana that the rules are brought to, in place of a file of Prometheus.", new Dictionary<string, Shape>
        {
            ["monitor"] = new TextShape("Its name under monitoring; the only one of kind grafana when not given."),
            ["datasource"] = new TextShape("The uid of the Prometheus among its data sources; that of the monitor when not given."),
            ["contactPoint"] = new TextShape("The contact point of Grafana that is notified, and tested; Grafana's own policies decide when not given, and nothing is proven."),
        }),
        ["interval"] = Duration("How often the rules are evaluated; 30s when not given."),
        ["testMaxAge"] = TextShape.Age("How long a test alert that got through stands for the way to the receivers; 24h when not given."),
        ["watchdog"] = new SectionShape("The alert that always fires, so that its absence tells of a dead Prometheus; its name alone will do.", new Dictionary<string, Shape>
        {
            ["name"] = new TextShape("Its name; Watchdog when not given."),
            ["receiver"] = new TextShape("The receiver that misses it when it stays out, outside of what is watched; without one only Test-FsMonitoring looks for it."),
            ["repeat"] = Duration("How often that receiver hears of it; 5m when not given."),
        })
        { ShortForm = "name" },
        ["rules"] = new ListShape("The rules.", new SectionShape("A rule.", new Dictionary<string, Shape>
        {
            ["name"] = new TextShape("The alert's name."),
            ["expr"] = new TextShape("The PromQL expression that has a value while something is wrong."),
            ["for"] = Duration("How long it must be wrong before somebody is told; at once when not given."),
            ["severity"] = new TextShape("How bad it is.") { Choices = ["critical", "warning", "info"] },
            ["summary"] = new SectionShape("One sentence for whoever is told; one language alone will do.", new Dictionary<string, Shape>
            {
                ["en"] = new TextShape("In English."),
                ["ru"] = new TextShape("In Russian."),
            })
            { ShortForm = "en" },
            ["runbook"] = TextShape.Address("Where it says what to do."),
            ["labels"] = new ListShape("Further labels.", new TextShape("A label, as name=value.") { Pattern = "^[a-zA-Z_][a-zA-Z0-9_]*=.+$", Example = "team=ops" }),
            ["environments"] = new ListShape("The environments it is for; all when not given.", new TextShape("An environment.")),
        })
        { Required = ["name", "expr", "severity", "summary"] }),
        ["receivers"] = new ListShape("Who is told; the first one of whatever no other one asks for.", new SectionShape("A receiver.", new Dictionary<string, Shape>
        {
            ["name"] = new TextShape("Its name.") { Pattern = "^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$", Example = "team-slack" },
            ["kind"] = new TextShape("Its kind.") { Choices = ["slack", "email", "webhook"] },
            ["severities"] = new ListShape("The severities it is told of; all when not given.", new TextShape("A severity.") { Choices = ["critical", "warning", "info"] }),
            ["language"] = new TextShape("The language of what it is told; en when not given.") { Choices = ["en", "ru"] },
            ["addressFile"] = new TextShape("The file with the secret address of a webhook, where Alertmanager sees it.") { Pattern = "^[^<>|\"*?\\x00-\\x1F]+$", Example = "/etc/alertmanager/secrets/slack" },
            ["addressFrom"] = EnvironmentVariable("The environment variable with the secret address of a webhook, which is put into a file beside the configuration."),
            ["address"] = TextShape.Address("The address of a webhook that is no secret, such as a relay on the same host."),
            ["channel"] = new TextShape("The channel of Slack."),
            ["to"] = new ListShape("Who gets the mail.", new TextShape("An address.")),
            ["from"] = new TextShape("Who the mail is from."),
            ["server"] = TextShape.HostAndPort("The mail server."),
            ["user"] = new TextShape("The user at the mail server."),
            ["passwordFile"] = new TextShape("The file with the password of the mail server, where Alertmanager sees it.") { Pattern = "^[^<>|\"*?\\x00-\\x1F]+$", Example = "/etc/alertmanager/secrets/smtp" },
            ["passwordFrom"] = EnvironmentVariable("The environment variable with the password of the mail server, which is put into a file beside the configuration."),
            ["requireTls"] = new FlagShape("Whether mail is sent encrypted only; true when not given."),
            ["confirm"] = new SectionShape("Where the receiver tells what it got; the address alone will do. The answer holds the nonce of the test alert once it was received.", new Dictionary<string, Shape>
            {
                ["url"] = TextShape.Address("The address that is asked."),
                ["tokenFrom"] = EnvironmentVariable("The environment variable with the token for it."),
            })
            { ShortForm = "url" },
        })
        { Required = ["name", "kind"] }),
    });

    private static SectionShape Server(string description, string monitor) => new(description, new Dictionary<string, Shape>
    {
        ["monitor"] = new TextShape(monitor),
        ["file"] = TextShape.Path("Where it is written, from this file; {environment} stands for the environment's name."),
        ["seenAs"] = new TextShape("The path of the same file where the server runs, as in its container; the same when not given.") { Pattern = "^[^<>|\"*?\\x00-\\x1F]+$", Example = "/etc/prometheus/rules/freesport.yml" },
        ["reloadCommand"] = new ListShape("What makes the server read it anew, a program and its arguments; POST /-/reload when not given.", new TextShape("A word.")),
    })
    { Required = ["file"] };

    private static TextShape Duration(string description) => new(description) { Pattern = DurationPattern, Example = "30s, 5m or 1h30m" };

    private static TextShape EnvironmentVariable(string description) => new(description) { Pattern = "^[A-Za-z_][A-Za-z0-9_]*$", Example = "FSOPS_SLACK_WEBHOOK", IsSecretName = true };
}
