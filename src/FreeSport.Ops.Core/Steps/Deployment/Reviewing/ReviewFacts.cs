namespace FreeSport.Ops.Core.Steps.Deployment.Reviewing;

/// <summary>What a judgement on a review rests on, as GitHub says it now.</summary>
/// <param name="Run">The run with its jobs and what waits.</param>
/// <param name="Reviews">The reviews given so far.</param>
/// <param name="Me">The login of who asks; null when it is not known.</param>
internal sealed record ReviewFacts(FsGitHubDeployment Run, FsApproval[] Reviews, string? Me)
{
    public bool? IsOwnStart => Me is null || Run.StartedBy.Length == 0 ? null : Run.StartedBy.Equals(Me, StringComparison.OrdinalIgnoreCase);
}
