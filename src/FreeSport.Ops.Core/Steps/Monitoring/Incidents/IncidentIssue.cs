using System.Globalization;

using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.GitHub.Models;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Monitoring.Incidents;

/// <summary>
/// The issue that an incident has on GitHub: one, whatever became of the answer when it was made. The document names its
/// page; where it does not, a mark in the issue's text finds the one that a run before made and could not write down.
/// </summary>
/// <param name="github">Is asked.</param>
/// <param name="file">The document.</param>
/// <param name="key">What tells the document from every other: its path from the git root.</param>
internal sealed class IncidentIssue(GitHubClient github, string file, string key)
{
    /// <summary>How many characters the text of an issue may have.</summary>
    public const int LongestBody = 65_536;

    private const int LongestTitle = 256;
    private const int PerPage = 100;

    // A document is older by no more than an incident may take; what was made for it is younger.
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(16);

    private RepositoryModel? _repository;

    private string Mark => "<!-- fsops-incident " + key + " -->";

    /// <summary>Looks for it.</summary>
    /// <param name="page">The page that the document names; null for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The issue; null where there is none yet.</returns>
    /// <exception cref="OpsException">The repository takes no issues (<c>IncidentIssuesDisabled</c>), what the document names is not there (<c>IncidentIssueUnknown</c>), and whatever GitHub does.</exception>
    public async Task<IssueModel?> FindAsync(string? page, CancellationToken cancellationToken)
    {
        _repository = (await github.GetAsync<RepositoryModel>(GitHubPath.Of($"repos/{github.Address.Owner}/{github.Address.Name}"), GitHubTexts.TheRepository, cancellationToken).ConfigureAwait(false)).Body!;
        if (!_repository.HasIssues)
        {
            throw Disabled();
        }

        return page is null ? await FindMarkedAsync(cancellationToken).ConfigureAwait(false)
            : NumberIn(page) is { } number && await ReadAsync(number, cancellationToken).ConfigureAwait(false) is { } named ? named
            : throw Unknown(page);
    }

    /// <summary>The text of the issue for a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="words">Its language.</param>
    /// <returns>The document without marks and title, cut at the end of a line where it is too long, with the way to the whole.</returns>
    public string Body(string document, IncidentText words)
    {
        string text = IncidentMarkers.Without(document).Replace("\r\n", "\n").Trim('\n', ' ', '\ufeff');
        if (text.StartsWith("# ", StringComparison.Ordinal) && text.IndexOf('\n') is > 0 and int end)
        {
            text = text.Substring(end + 1).Trim('\n');
        }

        string link = $"{_repository!.HtmlUrl}/blob/{Uri.EscapeDataString(_repository.DefaultBranch ?? "main")}/{string.Join("/", key.Split('/').Select(Uri.EscapeDataString))}";
        string whole = Around(text, words.IssueFooter(link, isCut: false));
        if (whole.Length <= LongestBody)
        {
            return whole;
        }

        string footer = words.IssueFooter(link, isCut: true);
        string cut = text.Substring(0, LongestBody - Around(string.Empty, footer).Length);
        return Around(cut.Substring(0, Math.Max(0, cut.LastIndexOf('\n'))), footer);
    }

    /// <summary>Makes it.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="body">Its text.</param>
    /// <param name="cancellationToken">Stops it; it may have been made all the same, and the next run finds it.</param>
    /// <returns>The issue.</returns>
    /// <exception cref="OpsException">As <see cref="FindAsync"/>.</exception>
    public async Task<IssueModel> CreateAsync(string title, string body, CancellationToken cancellationToken)
    {
        try
        {
            object issue = new { Title = title.Length > LongestTitle ? title.Substring(0, LongestTitle) : title, Body = body };
            if ((await github.PostAsync<IssueModel>(Path(), issue, IncidentTexts.TheIssue, cancellationToken).ConfigureAwait(false)).Body is { Number: > 0 } made)
            {
                return made;
            }
        }
        catch (OpsException lost) when (GitHubFailures.MayHaveArrived(lost.Failure))
        {
            if (await FindMarkedAsync(cancellationToken).ConfigureAwait(false) is { } found)
            {
                return found;
            }

            throw;
        }
        catch (OpsException gone) when (gone.Failure.ErrorId == ErrorIds.GitHubGone)
        {
            throw Disabled();
        }

        return await FindMarkedAsync(cancellationToken).ConfigureAwait(false) ?? throw Unknown(github.Address.FullName);
    }

    /// <summary>Gives it another text. Title, labels, comments and whether it is open stay as people left them.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="body">Its text.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends with it.</returns>
    /// <exception cref="OpsException">Whatever GitHub does.</exception>
    public Task UpdateAsync(IssueModel issue, string body, CancellationToken cancellationToken) =>
        github.PatchAsync(RepositoryPath.Of(github.Address, $"issues/{issue.Number}"), new { Body = body }, IncidentTexts.TheIssue, cancellationToken);

    /// <summary>Whether an issue says the same as a text: GitHub's own page writes other line ends.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="body">The text.</param>
    public static bool Says(IssueModel issue, string body) => (issue.Body ?? string.Empty).Replace("\r\n", "\n").TrimEnd() == body.TrimEnd();

    private string Around(string text, string footer) => $"{Mark}\n{text}\n\n---\n{footer}\n";

    private Uri Path() => RepositoryPath.Of(github.Address, $"issues");

    private int? NumberIn(string page)
    {
        string root = _repository!.HtmlUrl + "/issues/";
        return page.StartsWith(root, StringComparison.OrdinalIgnoreCase) && int.TryParse(page.Substring(root.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }

    private async Task<IssueModel?> ReadAsync(int number, CancellationToken cancellationToken)
    {
        try
        {
            return await github.FindAsync<IssueModel>(RepositoryPath.Of(github.Address, $"issues/{number}"), IncidentTexts.TheIssue, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException deleted) when (deleted.Failure.ErrorId == ErrorIds.GitHubGone)
        {
            return null;
        }
    }

    private async Task<IssueModel?> FindMarkedAsync(CancellationToken cancellationToken)
    {
        string since = (DateTime.UtcNow - Oldest).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        IReadOnlyList<IssueModel> issues = await github.GetAllAsync<List<IssueModel>, IssueModel>(
            RepositoryPath.Of(github.Address, $"issues?state=all&sort=created&direction=asc&since={since}"), PerPage, static page => page, IncidentTexts.TheIssue, cancellationToken).ConfigureAwait(false);
        return issues.FirstOrDefault(i => i.Body?.Contains(Mark, StringComparison.Ordinal) == true);
    }

    private OpsException Disabled() => new(new OpsFailure(
        ErrorIds.IncidentIssuesDisabled, FailureKind.InvalidOperation, IncidentTexts.IssuesDisabled.With(github.Address.FullName), IncidentTexts.IssuesDisabledRemedy, github.Address.FullName));

    private OpsException Unknown(string page) => new(new OpsFailure(
        ErrorIds.IncidentIssueUnknown, FailureKind.ObjectNotFound, IncidentTexts.IssueUnknown.With(page, github.Address.FullName), IncidentTexts.IssueUnknownRemedy.With(file), page));
}
