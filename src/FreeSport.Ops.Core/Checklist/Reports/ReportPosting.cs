using FreeSport.Ops.Core.Checklist.Reports.Content;
using FreeSport.Ops.Core.Checklist.Reports.Posting;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Checklist.Reports;

/// <summary>Puts a report into a pull request. The report is there by then: what GitHub does not do is said beside it.</summary>
internal sealed class ReportPosting
{
    private readonly OpsSession _session;
    private readonly Project _project;
    private readonly ReportRequest _request;
    private readonly Func<string, string?> _variable;
    private readonly int _number;

    /// <summary>Initializes a new instance of the <see cref="ReportPosting"/> class.</summary>
    /// <exception cref="OpsException">Nothing says which pull request is meant (<c>ReportPullRequestUnknown</c>).</exception>
    public ReportPosting(OpsSession session, Project project, ReportRequest request, Func<string, string?> variable)
    {
        (_session, _project, _request, _variable) = (session, project, request, variable);
        _number = request.PullRequest ?? PullRequestNumber.OfEvent(variable) ?? throw new OpsException(new OpsFailure(
            ErrorIds.ReportPullRequestUnknown, FailureKind.InvalidArgument, ReportTexts.PullRequestUnknown, ReportTexts.PullRequestUnknownRemedy));
    }

    /// <summary>Makes the comment or brings it up to date.</summary>
    /// <param name="report">Is told what became of it.</param>
    /// <param name="body">Its text.</param>
    /// <param name="mark">What it begins with.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends with it.</returns>
    public async Task PostAsync(FsReport report, string body, string mark, CancellationToken cancellationToken)
    {
        try
        {
            using GitHubClient github = await OpenAsync(cancellationToken).ConfigureAwait(false);
            ReportComment comments = new(github, _number, mark, _variable);
            CommentModel? comment = await comments.FindAsync(cancellationToken).ConfigureAwait(false);
            FsReportCommentState state = StateOf(comment, body);
            if (state != FsReportCommentState.Unchanged)
            {
                if (!await AskAsync(github, comment, cancellationToken).ConfigureAwait(false))
                {
                    return;
                }

                if (comment is null)
                {
                    comment = await comments.CreateAsync(body, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await comments.UpdateAsync(comment, body, cancellationToken).ConfigureAwait(false);
                }
            }

            (report.CommentState, report.CommentUrl) = (state, SafeLink.Of(comment?.HtmlUrl));
            report.Links = report.CommentUrl is { } page ? [new Uri(page)] : [];
            report.Summary = report.Summary.TrimEnd('.') + ". " + (state switch
            {
                FsReportCommentState.Created => ReportTexts.CommentCreated,
                FsReportCommentState.Updated => ReportTexts.CommentUpdated,
                _ => ReportTexts.CommentUnchanged,
            }).With(_number);
        }
        catch (OpsException refused) when (refused.Failure.ErrorId == ErrorIds.GitHubForbidden)
        {
            // A pull request from a fork has a token that may only read: the report is there all the same.
            _session.Host.WriteWarning(ReportTexts.CommentRefused.With(_number, refused.Failure.Message, ReportTexts.CommentRefusedRemedy));
            Note(report, FsReportCommentState.Refused, ReportTexts.CommentRefusedRemedy);
        }
        catch (OpsException failed)
        {
            _session.Host.WriteError(failed.Failure);
            Note(report, FsReportCommentState.Failed, failed.Failure.Remedy);
        }
    }

    /// <summary>Tells what would become of the comment, where nothing is carried out.</summary>
    /// <param name="plan">Is told.</param>
    /// <param name="body">The text.</param>
    /// <param name="mark">What it begins with.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends with it.</returns>
    /// <exception cref="OpsException">Whatever GitHub does.</exception>
    public async Task PlanAsync(FsReportPlan plan, string body, string mark, CancellationToken cancellationToken)
    {
        using GitHubClient github = await OpenAsync(cancellationToken).ConfigureAwait(false);
        CommentModel? comment = await new ReportComment(github, _number, mark, _variable).FindAsync(cancellationToken).ConfigureAwait(false);
        (plan.PullRequest, plan.CommentState, plan.CommentUrl) = (_number, StateOf(comment, body), SafeLink.Of(comment?.HtmlUrl));
        if (plan.CommentState != FsReportCommentState.Unchanged)
        {
            await AskAsync(github, comment, cancellationToken).ConfigureAwait(false);
        }
    }

    private static FsReportCommentState StateOf(CommentModel? comment, string body) =>
        comment is null ? FsReportCommentState.Created : ReportComment.Says(comment, body) ? FsReportCommentState.Unchanged : FsReportCommentState.Updated;

    private static void Note(FsReport report, FsReportCommentState state, string remedy) =>
        (report.CommentState, report.Outcome, report.Remedy, report.Summary) = (state, FsOutcome.Warning, remedy, report.Summary.TrimEnd('.') + ". " + ReportTexts.CommentNotPosted);

    private Task<GitHubClient> OpenAsync(CancellationToken cancellationToken) => new GitHubAccess(_session, _project).OpenAsync(_request.GitHub, cancellationToken);

    private Task<bool> AskAsync(GitHubClient github, CommentModel? comment, CancellationToken cancellationToken) =>
        _session.Host.ConfirmAsync(github.Address.FullName + "#" + _number.ToString(System.Globalization.CultureInfo.InvariantCulture), comment is null ? ReportTexts.AskComment : ReportTexts.AskUpdateComment, cancellationToken);
}
