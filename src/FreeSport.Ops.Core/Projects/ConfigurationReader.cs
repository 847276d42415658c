using System.Globalization;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects.Schema;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Projects;

/// <summary>Turns the text of <c>freesport.ops.yml</c> into a configuration, whole or not at all.</summary>
public static class ConfigurationReader
{
    private static readonly string[] TestNames = ["staging", "stage", "stg", "test", "testing", "tests", "dev", "develop", "development", "local", "qa", "uat", "preview", "review", "sandbox", "demo", "ci"];

    /// <summary>Reads a configuration.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">Its path, for messages.</param>
    /// <param name="host">Is warned of keys that nobody knows.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="OpsException">Something in it is wrong (<c>ConfigurationInvalid</c>); the message names file, line and column.</exception>
    public static ProjectConfiguration Read(string text, string file, IOpsHost host) => Read(text, file, host.WriteWarning);

    /// <summary>Reads a configuration.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">Its path, for messages.</param>
    /// <param name="warn">Is told of keys that nobody knows.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="OpsException">As the other.</exception>
    public static ProjectConfiguration Read(string text, string file, Action<string> warn)
    {
        ConfigurationText.Check(text, file);
        YamlReading reading = YamlReader.Read(text);
        if (reading.Problems.Count > 0)
        {
            YamlProblem first = reading.Problems[0];
            throw ShapeCheck.Invalid(file, first.Position, first.Message.ToString());
        }

        new ShapeCheck(file, warn).Check(reading.Root!, ConfigurationShape.Root, ProjectConfiguration.FileName);
        ConfigurationNode root = new(reading.Root);
        ConfigurationNode paths = root["paths"];
        return new ProjectConfiguration
        {
            Text = text.Replace("\r\n", "\n"),
            Name = root["name"].Text,
            Backend = paths["backend"].Text,
            Frontend = paths["frontend"].Text,
            Docs = paths["docs"].Text,
            Workflows = paths["workflows"].Text,
            ComposeFiles = paths["compose"].Texts,
            Releases = root["documentation"]["releases"].Text switch { "tags" => ReleaseSource.Tags, "deployments" => ReleaseSource.Deployments, _ => ReleaseSource.Unsaid },
            Suites = [.. root["tests"].Named.Select(static s => ReadSuite(s.Name, s.Node))],
            Environments = [.. root["environments"].Named.Select(static e => ReadEnvironment(e.Name, e.Node))],
            Channels = [.. root["notifications"].Items.Select(ReadChannel)],
            Monitors = [.. root["monitoring"].Items.Select(MonitorDefinition.Read)],
            Alerting = AlertingDefinition.Read(root["alerts"], Age),
            Vpn = root["vpn"].Named.Any() ? new VpnDefinition(root["vpn"]["interface"].Text, root["vpn"]["route"].Text, root["vpn"]["probe"].Text) : null,
            Images = root["registry"]["images"].Texts,
            Infrastructure = root["infrastructure"].Named.Any() ? ReadInfrastructure(root["infrastructure"]) : null,
            Dependencies = ReadDependencies(root["dependencies"]),
            GitHub = new GitHubDefinition(root["github"]["repository"].Text, root["github"]["api"].Text),
            Secrets = ReadSecrets(root["secrets"]),
            Evidence = new EvidenceDefinition(root["evidence"]["remote"].Text, root["evidence"]["branch"].Text, root["evidence"]["sign"].Text is { } sign ? sign == "true" : null, root["evidence"]["signingKey"].Text),
            Checklist = root["checklist"].Named.ToDictionary(static p => (FsChecklistItem)Enum.Parse(typeof(FsChecklistItem), p.Name), static p => ReadPolicy(p.Node)),
            Lines = root.Lines(),
        };
    }

    /// <summary>Whether a name that nobody described means production.</summary>
    /// <param name="name">An environment's name.</param>
    /// <returns>True for production and prod.</returns>
    public static bool IsProductionName(string name) =>
        name.Equals("production", StringComparison.OrdinalIgnoreCase) || name.Equals("prod", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name is one that people give to what no customer uses.</summary>
    /// <param name="name">The name of an environment.</param>
    /// <returns>True for staging, test, dev and their kind, alone or as a part of the name.</returns>
    public static bool IsTestName(string name) =>
        name.ToLowerInvariant().Split('-', '_', '.', '/', ' ').Any(static part => TestNames.Contains(part.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')));

    private static TestSuite ReadSuite(string name, ConfigurationNode node) => new(name, node["paths"].Texts ?? [], node["marker"].Text)
    {
        Checks = node["checks"].Texts ?? [],
        MaxSkipped = node["maxSkipped"].Text is { } share ? int.Parse(share, CultureInfo.InvariantCulture) : TestSuite.UsuallySkipped,
    };

    private static EnvironmentDefinition ReadEnvironment(string name, ConfigurationNode node) =>
        new(name, node["kind"].Text is { } kind ? kind == "production" : IsProductionName(name))
        {
            Urls = node["urls"].Texts ?? [],
            Servers = node["servers"].Texts ?? [],
            HealthChecks = node["healthChecks"].Texts ?? [],
            Smoke = SmokeReader.Read(node["smoke"]),
            Metrics = [.. node["metrics"].Items.Select(MetricDefinition.Read)],
            Compose = ReadCompose(node["compose"]),
            Deployment = DeploymentReader.Read(node["deployment"]),
            Windows = [.. (node["window"].Named.Any() ? [node["window"]] : Array.Empty<ConfigurationNode>()).Concat(node["windows"].Items).Select(ReadWindow)],
            Freezes = [.. node["freezes"].Items.Select(static f => new FreezeDefinition(f["from"].Text!, f["to"].Text!, f["timeZone"].Text, f["reason"].Text))],
            ExpectedDuration = Duration.Read(node["expectedDuration"].Text),
            Change = ReadChange(node["change"]),
        };

    // A list alone is the files.
    private static ComposeDefinition? ReadCompose(ConfigurationNode node) => !node.Named.Any() && node.Texts is null ? null : new ComposeDefinition
    {
        Files = node.Texts ?? node["files"].Texts ?? [],
        EnvFiles = node["envFiles"].Texts,
        Profiles = node["profiles"].Texts ?? [],
        ProjectName = node["projectName"].Text,
        Context = node["context"].Text,
        IsSwarm = node["target"].Text == "swarm",
        Stack = node["stack"].Text,
    };

    private static ChangePolicy ReadChange(ConfigurationNode node) => new(
        node["required"].Text == "true",
        node["confirmations"].Text is { } count ? int.Parse(count, CultureInfo.InvariantCulture) : ChangePolicy.Default.Confirmations,
        node["gate"].Text is { } gate ? gate == "true" : ChangePolicy.Default.RequiresGate);

    private static DeploymentWindow ReadWindow(ConfigurationNode node) =>
        new(node["days"].Texts ?? [], node["from"].Text!, node["to"].Text!, node["timeZone"].Text!) { Date = node["date"].Text };

    private static InfrastructureDefinition ReadInfrastructure(ConfigurationNode node) => new(
        [.. node["terraform"].Items.Select(static t => new TerraformDefinition(t["folder"].Text!)
        {
            Workspace = t["workspace"].Text,
            VarFiles = t["varFiles"].Texts ?? [],
            Environments = t["environments"].Texts ?? [],
            Program = t["program"].Text,
        })],
        [.. node["ansible"].Items.Select(static a => new AnsibleDefinition(a["folder"].Text!)
        {
            Inventory = a["inventory"].Text,
            Playbooks = a["playbooks"].Texts ?? [],
            Environments = a["environments"].Texts ?? [],
            Runner = ReadRunner(a["runner"]),
        })],
        [.. node["kubernetes"].Items.Select(static k => new KubernetesDefinition(k["manifests"].Texts ?? [])
        {
            Context = k["context"].Text,
            Namespace = k["namespace"].Text,
            Environments = k["environments"].Texts ?? [],
        })]);

    // A text alone is the kind.
    private static AnsibleRunnerDefinition ReadRunner(ConfigurationNode node) => new(node.Text ?? node["kind"].Text ?? "local")
    {
        Distribution = node["distribution"].Text,
        Image = node["image"].Text,
        Server = node["server"].Text,
        Path = node["path"].Text,
    };

    private static DependencyDefinition ReadDependencies(ConfigurationNode node) =>
        new(node["pip"]["requirements"].Texts, node["pip"]["constraints"].Texts, node["pip"]["venv"].Text, node["npm"]["folder"].Text);

    private static ChannelDefinition ReadChannel(ConfigurationNode node) =>
        new(node["name"].Text!, node["kind"].Text is { } kind ? (FsChannelKind)Enum.Parse(typeof(FsChannelKind), kind, ignoreCase: true) : FsChannelKind.None)
        {
            Environments = node["environments"].Texts ?? [],
            Language = node["language"].Text,
            Template = node["template"].Text,
            AddressFrom = node["addressFrom"].Text,
            TokenFrom = node["tokenFrom"].Text,
            Target = node["channel"].Text,
            Api = node["api"].Text,
            Format = node["format"].Text ?? "json",
            Server = node["server"].Text,
            Tls = node["tls"].Text,
            UserFrom = node["userFrom"].Text,
            PasswordFrom = node["passwordFrom"].Text,
            From = node["from"].Text,
            To = node["to"].Texts ?? [],
        };

    // A list alone is the names.
    private static SecretDefinition ReadSecrets(ConfigurationNode node) => new()
    {
        Names = node.Texts ?? node["names"].Texts ?? [],
        OnGitHub = [.. (node["onGitHub"].Texts ?? []).Select(static kind => (FsSecretSource)Enum.Parse(typeof(FsSecretSource), kind, ignoreCase: true))],
        MaxAge = node["maxAge"].Text is { } age ? Age(age) : null,
    };

    private static ChecklistPolicy ReadPolicy(ConfigurationNode node) => new()
    {
        Subjects = node["subjects"].Texts,
        Assurance = node["assurance"].Text is { } assurance ? (FsAssurance)Enum.Parse(typeof(FsAssurance), assurance) : null,
        MaxAge = node["maxAge"].Text is { } age ? Age(age) : null,
        MaxWaiver = node["maxWaiver"].Text is { } longest ? Age(longest) : null,
        AllowWarnings = node["allowWarnings"].Text is { } flag ? flag == "true" : null,
        NotApplicableTo = node["notApplicableTo"].Texts ?? [],
    };

    private static TimeSpan Age(string text)
    {
        int number = int.Parse(text.Substring(0, text.Length - 1), CultureInfo.InvariantCulture);
        return text[text.Length - 1] switch
        {
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(number),
        };
    }
}
