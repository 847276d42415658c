namespace FreeSport.Ops.Core.Steps.Deployment.Watching;

/// <summary>How a deployment is waited for.</summary>
/// <param name="For">What is waited for.</param>
/// <param name="Timeout">How long at most.</param>
public sealed record WaitOptions(FsWaitTarget For, TimeSpan Timeout);
