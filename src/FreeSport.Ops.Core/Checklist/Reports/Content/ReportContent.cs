namespace FreeSport.Ops.Core.Checklist.Reports.Content;

/// <summary>All that a report tells, whatever it is written as.</summary>
internal sealed record ReportContent
{
    /// <summary>Gets the project's name.</summary>
    public string Project { get; init; } = string.Empty;

    /// <summary>Gets the project's path below the git root; empty when it is the root.</summary>
    public string ProjectKey { get; init; } = string.Empty;

    /// <summary>Gets the environment.</summary>
    public string Environment { get; init; } = string.Empty;

    /// <summary>Gets the repository's page; null where nothing tells which it is.</summary>
    public string? RepositoryUrl { get; init; }

    /// <summary>Gets the commit that is checked out; null before the first.</summary>
    public string? Commit { get; init; }

    /// <summary>Gets the tree of that commit.</summary>
    public string? Tree { get; init; }

    /// <summary>Gets a value indicating whether anything is not as the commit has it.</summary>
    public bool Dirty { get; init; }

    /// <summary>Gets from when on events are told of, in UTC; null for all.</summary>
    public DateTime? Since { get; init; }

    /// <summary>Gets until when, in UTC; null for all.</summary>
    public DateTime? Until { get; init; }

    /// <summary>Gets when the report was made, in UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Gets the version of the module that made it.</summary>
    public string Version { get; init; } = string.Empty;

    /// <summary>Gets the boxes, in the order on paper.</summary>
    public FsChecklistStatus[] Checklist { get; init; } = [];

    /// <summary>Gets the change; null for none.</summary>
    public FsChange? Change { get; init; }

    /// <summary>Gets the events of the ledgers, the newest first.</summary>
    public FsEvidence[] Events { get; init; } = [];

    /// <summary>Gets the deployments, the newest first.</summary>
    public FsDeployment[] Deployments { get; init; } = [];

    /// <summary>Gets the verdicts of metrics.</summary>
    public FsMetric[] Metrics { get; init; } = [];

    /// <summary>Gets how changes reached the environment, the earliest first.</summary>
    public FsDelivery[] Deliveries { get; init; } = [];

    /// <summary>Gets the plans of the infrastructure.</summary>
    public FsInfrastructurePlan[] Plans { get; init; } = [];

    /// <summary>Gets the other results that were handed over.</summary>
    public FsResult[] Results { get; init; } = [];

    /// <summary>Gets how many boxes are done.</summary>
    public int DoneCount => Checklist.Count(static b => b.State == FsChecklistState.Done);
}
