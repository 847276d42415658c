using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.GitHub.Models;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Checklist.Reports.Posting;

/// <summary>
/// The comment that a report has in a pull request: one, however often it is written and whatever became of an answer.
/// It is found by the mark it begins with and by who wrote it; of several the oldest is ours.
/// </summary>
/// <param name="github">Is asked.</param>
/// <param name="number">The number of the pull request.</param>
/// <param name="mark">What the comment begins with.</param>
/// <param name="variable">The environment variables, which tell of GitHub Actions.</param>
internal sealed class ReportComment(GitHubClient github, int number, string mark, Func<string, string?> variable)
{
    private const string ActionsLogin = "github-actions[bot]";
    private const int PerPage = 100;

    /// <summary>Looks for it.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The comment; null where there is none yet.</returns>
    /// <exception cref="OpsException">Whatever GitHub does.</exception>
    public async Task<CommentModel?> FindAsync(CancellationToken cancellationToken)
    {
        CommentModel[] marked =
        [
            .. (await github.GetAllAsync<List<CommentModel>, CommentModel>(Path(), PerPage, static page => page, Content.ReportTexts.TheComment, cancellationToken).ConfigureAwait(false))
                .Where(c => c.Body?.StartsWith(mark, StringComparison.Ordinal) == true).OrderBy(static c => c.Id),
        ];
        if (marked.Length == 0)
        {
            return null;
        }

        string? self = await SelfAsync(cancellationToken).ConfigureAwait(false);
        return Array.Find(marked, c => self is null ? c.User?.Type == "Bot" : string.Equals(c.User?.Login, self, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a comment says the same as a text: GitHub's own page writes other line ends.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="body">The text.</param>
    public static bool Says(CommentModel comment, string body) => (comment.Body ?? string.Empty).Replace("\r\n", "\n").TrimEnd() == body.TrimEnd();

    /// <summary>Makes it.</summary>
    /// <param name="body">Its text.</param>
    /// <param name="cancellationToken">Stops it; it may have been made all the same, and the next run finds it.</param>
    /// <returns>The comment.</returns>
    /// <exception cref="OpsException">Whatever GitHub does.</exception>
    public async Task<CommentModel?> CreateAsync(string body, CancellationToken cancellationToken)
    {
        try
        {
            return (await github.PostAsync<CommentModel>(Path(), new { Body = body }, Content.ReportTexts.TheComment, cancellationToken).ConfigureAwait(false)).Body;
        }
        catch (OpsException lost) when (GitHubFailures.MayHaveArrived(lost.Failure))
        {
            if (await FindAsync(cancellationToken).ConfigureAwait(false) is { } found)
            {
                return found;
            }

            throw;
        }
    }

    /// <summary>Gives it another text.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="body">Its text.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends with it.</returns>
    /// <exception cref="OpsException">Whatever GitHub does.</exception>
    public Task UpdateAsync(CommentModel comment, string body, CancellationToken cancellationToken) =>
        github.PatchAsync(RepositoryPath.Of(github.Address, $"issues/comments/{comment.Id}"), new { Body = body }, Content.ReportTexts.TheComment, cancellationToken);

    // The token of a workflow's own may not ask who it is.
    private async Task<string?> SelfAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await github.GetAsync<UserModel>(GitHubPath.Of($"user"), GitHubTexts.TheAccount, cancellationToken).ConfigureAwait(false)).Body!.Login;
        }
        catch (OpsException refused) when (refused.Failure.ErrorId is ErrorIds.GitHubForbidden or ErrorIds.GitHubNotFound)
        {
            return variable("GITHUB_ACTIONS") == "true" ? ActionsLogin : null;
        }
    }

    private Uri Path() => RepositoryPath.Of(github.Address, $"issues/{number}/comments");
}
