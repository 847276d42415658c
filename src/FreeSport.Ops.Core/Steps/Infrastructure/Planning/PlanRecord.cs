namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>What is kept of a plan in its private folder until it is applied or expires.</summary>
internal sealed class PlanRecord
{
    /// <summary>Gets or sets the plan's id.</summary>
    public string PlanId { get; set; } = string.Empty;

    /// <summary>Gets or sets what is planned.</summary>
    public string Subject { get; set; } = string.Empty;

    /// <summary>Gets or sets the absolute path of the project root.</summary>
    public string Project { get; set; } = string.Empty;

    /// <summary>Gets or sets the environment; null for all.</summary>
    public string? Environment { get; set; }

    /// <summary>Gets or sets what describes it.</summary>
    public FsInfrastructureKind Kind { get; set; }

    /// <summary>Gets or sets where it is done.</summary>
    public string Target { get; set; } = string.Empty;

    /// <summary>Gets or sets the key of the digests.</summary>
    public byte[] Key { get; set; } = [];

    /// <summary>Gets or sets the digests of what the plan was made from.</summary>
    public Dictionary<string, string> Inputs { get; set; } = [];

    /// <summary>Gets or sets the digest of what people were shown.</summary>
    public string Shown { get; set; } = string.Empty;

    /// <summary>Gets or sets when it was made, in UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Gets or sets until when it can be applied, in UTC.</summary>
    public DateTime ExpiresAt { get; set; }
}
