namespace FreeSport.Ops.Core.Steps.Deployment.Logs;

/// <summary>A line of a job's log, taken apart.</summary>
/// <param name="At">When it was printed, in UTC; null when it does not say.</param>
/// <param name="Level">What kind of line it is.</param>
/// <param name="Text">What it says, without colours.</param>
internal sealed record LogLine(DateTime? At, FsDeploymentLogLevel Level, string Text);
