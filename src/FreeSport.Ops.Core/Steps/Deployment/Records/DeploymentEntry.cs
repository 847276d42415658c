namespace FreeSport.Ops.Core.Steps.Deployment.Records;

/// <summary>What to record.</summary>
/// <param name="DeploymentId">The deployment to add a state to; null to make one.</param>
/// <param name="Environment">The environment of a new one.</param>
/// <param name="Commit">What names the commit of a new one in this clone, or all of its 40 digits.</param>
/// <param name="State">How it stands.</param>
/// <param name="Description">What to write to it, up to 140 characters; null for nothing.</param>
/// <param name="Url">Where the environment is reached; null for where configuration says.</param>
/// <param name="LogUrl">Where its log is; null for nowhere.</param>
public sealed record DeploymentEntry(long? DeploymentId, string? Environment, string Commit, FsDeploymentState State, string? Description, Uri? Url, Uri? LogUrl);
