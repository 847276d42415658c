namespace FreeSport.Ops.Core.Projects;

/// <summary>What <c>freesport.ops.yml</c> says; a part that is null or empty is left to convention.</summary>
public sealed record ProjectConfiguration
{
    /// <summary>The file's name at the project root.</summary>
    public const string FileName = "freesport.ops.yml";

    /// <summary>Gets the file's text with plain line ends; null without a file.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the project's name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the backend folder.</summary>
    public string? Backend { get; init; }

    /// <summary>Gets the frontend folder.</summary>
    public string? Frontend { get; init; }

    /// <summary>Gets the compose files; null to look for them.</summary>
    public IReadOnlyList<string>? ComposeFiles { get; init; }

    /// <summary>Gets where the project lies on GitHub.</summary>
    public GitHubDefinition GitHub { get; init; } = new();

    /// <summary>Gets where the packages come from.</summary>
    public DependencyDefinition Dependencies { get; init; } = new();

    /// <summary>Gets what the project says of its secrets.</summary>
    public SecretDefinition Secrets { get; init; } = new();

    /// <summary>Gets the line of every key of the file's three upper levels, as <c>paths.backend</c>.</summary>
    public IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>();

    /// <summary>Gets the documentation folder.</summary>
    public string? Docs { get; init; }

    /// <summary>Gets the workflows folder.</summary>
    public string? Workflows { get; init; }

    /// <summary>Gets what the releases are.</summary>
    public ReleaseSource Releases { get; init; }

    /// <summary>Gets the test suites.</summary>
    public IReadOnlyList<TestSuite> Suites { get; init; } = [];

    /// <summary>Gets the environments.</summary>
    public IReadOnlyList<EnvironmentDefinition> Environments { get; init; } = [];

    /// <summary>Gets the channels that the team is told through.</summary>
    public IReadOnlyList<ChannelDefinition> Channels { get; init; } = [];

    /// <summary>Gets how to see that the VPN is up; null when the servers are reached without one.</summary>
    public VpnDefinition? Vpn { get; init; }

    /// <summary>Gets the container images with their registry; null to look for them.</summary>
    public IReadOnlyList<string>? Images { get; init; }

    /// <summary>Gets what besides compose files describes the infrastructure; null to look for it.</summary>
    public InfrastructureDefinition? Infrastructure { get; init; }

    /// <summary>Gets what watches the environments.</summary>
    public IReadOnlyList<MonitorDefinition> Monitors { get; init; } = [];

    /// <summary>Gets what is alerted and who is told; null when nothing says.</summary>
    public AlertingDefinition? Alerting { get; init; }

    /// <summary>Gets how evidence is shared.</summary>
    public EvidenceDefinition Evidence { get; init; } = new(null, null, null, null);

    /// <summary>Gets the policy of each box that has one.</summary>
    public IReadOnlyDictionary<FsChecklistItem, ChecklistPolicy> Checklist { get; init; } =
        new Dictionary<FsChecklistItem, ChecklistPolicy>();
}
