namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>What a review asks of GitHub, and where it is sent.</summary>
internal interface IReviewSource : IRunSource
{
    /// <summary>The login of who asks; null when GitHub does not tell, as of a workflow's own token.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    Task<string?> MeAsync(CancellationToken cancellationToken);

    /// <summary>Sends the review; never repeated by itself.</summary>
    /// <param name="environmentId">GitHub's number of the environment.</param>
    /// <param name="approves">Whether it approves.</param>
    /// <param name="comment">What to say.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>When GitHub took it, in UTC.</returns>
    Task<DateTime> ReviewAsync(long environmentId, bool approves, string comment, CancellationToken cancellationToken);
}
