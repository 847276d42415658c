namespace FreeSport.Ops;

/// <summary>What <c>Invoke-FsInfrastructurePlan</c> would do to one part of the infrastructure. Nothing was done.</summary>
/// <remarks>
/// What the programs print holds secrets in clear; here stand addresses, actions, reasons and names alone. The plan can be
/// applied once, on this machine by whoever made it, until it expires, and only while everything it was made from is as it was.
/// </remarks>
public sealed class FsInfrastructurePlan
{
    /// <summary>Gets or sets the plan's id: 32 hexadecimal digits.</summary>
    public string PlanId { get; set; } = string.Empty;

    /// <summary>Gets or sets what describes it.</summary>
    public FsInfrastructureKind Kind { get; set; }

    /// <summary>Gets or sets what is planned, as <c>terraform infra/terraform</c>.</summary>
    public string Subject { get; set; } = string.Empty;

    /// <summary>Gets or sets the absolute path of the project root.</summary>
    public string Project { get; set; } = string.Empty;

    /// <summary>Gets or sets the folder the program works in, relative to the project root with forward slashes.</summary>
    public string Folder { get; set; } = string.Empty;

    /// <summary>Gets or sets where it would be done: a workspace, an inventory, a Docker context, a cluster.</summary>
    public string Target { get; set; } = string.Empty;

    /// <summary>Gets or sets the environment; null for all.</summary>
    public string? Environment { get; set; }

    /// <summary>Gets or sets what planning came to.</summary>
    public FsInfrastructurePlanState State { get; set; }

    /// <summary>Gets or sets one sentence for people, in their language.</summary>
    public string Summary { get; set; } = string.Empty;

    /// <summary>Gets or sets what would be done, in the program's order.</summary>
    public FsResourceChange[] Changes { get; set; } = [];

    /// <summary>Gets or sets the addresses of what was changed by others since the last time.</summary>
    public string[] Drifted { get; set; } = [];

    /// <summary>Gets or sets what could not be predicted, as sentences.</summary>
    public string[] Coverage { get; set; } = [];

    /// <summary>Gets or sets why the plan is inconclusive, and what else its reader should know, as sentences.</summary>
    public string[] Reasons { get; set; } = [];

    /// <summary>Gets or sets how firmly applying holds to it.</summary>
    public FsPlanBinding Binding { get; set; }

    /// <summary>Gets or sets the digest of everything the plan was made from, under a key that is the plan's own: equal inputs of two plans have different digests.</summary>
    public string InputsHash { get; set; } = string.Empty;

    /// <summary>Gets or sets the programs that took part.</summary>
    public FsTool[] Tools { get; set; } = [];

    /// <summary>Gets or sets when it was made, in UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Gets or sets until when it can be applied, in UTC.</summary>
    public DateTime ExpiresAt { get; set; }

    /// <summary>Gets or sets what to do about it, in the reader's language; null when there is nothing to do.</summary>
    public string? Remedy { get; set; }

    /// <summary>Gets or sets the exact command to run next; null when there is nothing to run.</summary>
    public string? NextCommand { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Subject;
}
