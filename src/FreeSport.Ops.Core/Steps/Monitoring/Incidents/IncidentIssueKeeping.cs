using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Monitoring.Incidents;

/// <summary>Keeps the issue of an incident as its document is.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="request">Which incident, and where it has an issue.</param>
/// <param name="header">What the document says of itself.</param>
/// <param name="words">Its language.</param>
internal sealed class IncidentIssueKeeping(OpsSession session, Project project, IncidentRequest request, IncidentHeader header, IncidentText words)
{
    /// <summary>Gets a value indicating whether an issue is asked for and nothing is carried out.</summary>
    public bool IsPlanned => request.Issue is not null && session.Recorder.IsTrial;

    /// <summary>Makes the issue or brings it up to date. The document is on the disk by now: what GitHub does not do is an error beside it.</summary>
    /// <param name="result">Is told what became of it.</param>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends with it.</returns>
    public async Task SaveAsync(FsIncident result, string document, CancellationToken cancellationToken)
    {
        try
        {
            using GitHubClient github = await new GitHubAccess(session, project).OpenAsync(request.Issue!, cancellationToken).ConfigureAwait(false);
            IncidentIssue issues = new(github, result.Path, Key(result.Path));
            IssueModel? issue = await issues.FindAsync(header.Issue, cancellationToken).ConfigureAwait(false);
            string body = Body(issues, document);
            (result.IssueState, string said) = issue is null ? (FsIncidentState.Created, IncidentTexts.IssueCreated) : IncidentIssue.Says(issue, body) ? (FsIncidentState.Unchanged, IncidentTexts.IssueUnchanged) : (FsIncidentState.Updated, IncidentTexts.IssueUpdated);
            if (result.IssueState != FsIncidentState.Unchanged)
            {
                if (!await AskAsync(github, issue, cancellationToken).ConfigureAwait(false))
                {
                    (result.IssueState, result.IssueNumber, result.IssueUrl) = (FsIncidentState.NotWritten, issue?.Number, issue?.HtmlUrl);
                    return;
                }

                if (issue is null)
                {
                    issue = await issues.CreateAsync(session.Redactor.Redact(request.Title), body, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await issues.UpdateAsync(issue, body, cancellationToken).ConfigureAwait(false);
                }
            }

            (result.IssueNumber, result.IssueUrl, result.Summary) = (issue!.Number, issue.HtmlUrl, result.Summary + " " + said.With(issue.Number));
            result.Links = Uri.TryCreate(issue.HtmlUrl, UriKind.Absolute, out Uri? page) ? [page] : [];
        }
        catch (OpsException failed)
        {
            session.Host.WriteError(failed.Failure);
            (result.IssueState, result.Outcome, result.Summary, result.Remedy) = (FsIncidentState.NotWritten, FsOutcome.Warning, result.Summary + " " + IncidentTexts.IssueNotSaved, failed.Failure.Remedy);
        }
    }

    /// <summary>Tells what would become of the issue, where nothing is carried out.</summary>
    /// <param name="plan">Is told.</param>
    /// <param name="document">The document as it would be.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends with it.</returns>
    /// <exception cref="OpsException">Whatever GitHub does.</exception>
    public async Task PlanAsync(FsIncidentPlan plan, string document, CancellationToken cancellationToken)
    {
        if (!IsPlanned)
        {
            return;
        }

        using GitHubClient github = await new GitHubAccess(session, project).OpenAsync(request.Issue!, cancellationToken).ConfigureAwait(false);
        IncidentIssue issues = new(github, plan.Path, Key(plan.Path));
        IssueModel? issue = await issues.FindAsync(header.Issue, cancellationToken).ConfigureAwait(false);
        plan.IssueRepository = github.Address.FullName;
        plan.IssueUrl = issue?.HtmlUrl;
        plan.IssueState = issue is null ? FsIncidentState.Created : IncidentIssue.Says(issue, Body(issues, document)) ? FsIncidentState.Unchanged : FsIncidentState.Updated;
        if (plan.IssueState != FsIncidentState.Unchanged)
        {
            await AskAsync(github, issue, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<bool> AskAsync(GitHubClient github, IssueModel? issue, CancellationToken cancellationToken) =>
        session.Host.ConfirmAsync(github.Address.FullName, issue is null ? IncidentTexts.ActionIssueCreate : IncidentTexts.ActionIssueUpdate.With(issue.Number), cancellationToken);

    private string Body(IncidentIssue issues, string document)
    {
        string without = header.Issue is null ? document : Regex.Replace(document, "^" + Regex.Escape(words.IssueLine(header.Issue)) + "\r?\n?", string.Empty, RegexOptions.Multiline | RegexOptions.CultureInvariant);
        return issues.Body(session.Redactor.Redact(without), words);
    }

    // The same document has it on every machine.
    private string Key(string file) => project.Git.Repository is { } repository && file.StartsWith(repository.Root, StringComparison.Ordinal)
        ? file.Substring(repository.Root.Length).Replace('\\', '/').TrimStart('/')
        : project.Relative(file);
}
