namespace FreeSport.Ops.Core.Projects;

/// <summary>How a change gets to an environment; what is null is not said.</summary>
public sealed record DeploymentDefinition
{
    /// <summary>Gets who carries it out: <c>github</c>, <c>script</c>, <c>compose</c>, <c>swarm</c> or <c>kubernetes</c>.</summary>
    public string? Target { get; init; }

    /// <summary>Gets what starts it on GitHub: <c>push</c> or <c>dispatch</c>.</summary>
    public string? Trigger { get; init; }

    /// <summary>Gets the workflow file that deploys.</summary>
    public string? Workflow { get; init; }

    /// <summary>Gets the branch whose push is a release.</summary>
    public string? Branch { get; init; }

    /// <summary>Gets the branch that is released from; what is checked out when not given.</summary>
    public string? From { get; init; }

    /// <summary>Gets a value indicating whether the completion checklist must be done before a deployment starts.</summary>
    public bool RequireChecklist { get; init; }

    /// <summary>Gets the dispatch input that names the image to roll back to.</summary>
    public string? RollbackInput { get; init; }

    /// <summary>Gets the document that lists releases, relative to the project; null for where it usually is.</summary>
    public string? ChangeLog { get; init; }

    /// <summary>Gets where its lock lies; null for where locks usually do.</summary>
    public LockDefinition? Lock { get; init; }

    /// <summary>Gets the script or program that deploys, relative to the project.</summary>
    public string? Script { get; init; }

    /// <summary>Gets the script's parameters by name, of which <c>{tag}</c> and <c>{commit}</c> are put in.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets variables for compose files and scripts, of which <c>{tag}</c> and <c>{commit}</c> are put in.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the images that workloads of a cluster are to run, by workload, of which <c>{tag}</c> and <c>{commit}</c> are put in.</summary>
    public IReadOnlyDictionary<string, string> Images { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the services in the order in which they are changed; those that are not named come after them, each after what it depends on.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>Gets what runs before anything is changed, inside the lock.</summary>
    public IReadOnlyList<DeploymentCommand> Before { get; init; } = [];

    /// <summary>Gets what runs when all is well, inside the lock.</summary>
    public IReadOnlyList<DeploymentCommand> After { get; init; } = [];

    /// <summary>Gets how the database is changed along; null where it is not.</summary>
    public MigrationDefinition? Migrations { get; init; }

    /// <summary>Gets how the proxy is told; null where it is not.</summary>
    public ReloadDefinition? Reload { get; init; }

    /// <summary>Gets when a service counts as well.</summary>
    public HealthGateDefinition Health { get; init; } = new();

    /// <summary>Gets a value indicating whether what ran before is put back by itself when a service is not well.</summary>
    public bool RollsBack { get; init; }

    /// <summary>Gets a value indicating whether what ran before is put back by itself when a metric says that the change is to be rolled back.</summary>
    public bool RollsBackOnMetrics { get; init; }

    /// <summary>Gets a value indicating whether the script refuses a lower fencing token on the host.</summary>
    public bool IsFenced { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" ", new[] { Target, Trigger, Branch, Workflow, Script }.Where(static p => p is not null));
}
