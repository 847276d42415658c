namespace FreeSport.Ops;

/// <summary>Whether Windows lets the project's own scripts run.</summary>
public sealed class FsExecutionPolicyStatus : FsResult
{
    /// <summary>Gets or sets the policy that holds: that of the first scope that has one.</summary>
    public FsExecutionPolicy Effective { get; set; }

    /// <summary>Gets or sets every scope in the order in which they decide.</summary>
    public FsExecutionPolicyScope[] Scopes { get; set; } = [];
}
