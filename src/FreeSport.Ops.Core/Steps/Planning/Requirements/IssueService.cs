using System.Globalization;

using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects.Bmad;

namespace FreeSport.Ops.Core.Steps.Planning.Requirements;

/// <summary>Reads what a change is for from issues on GitHub.</summary>
/// <param name="github">Is asked.</param>
/// <param name="host">Gets the requirements.</param>
public sealed class IssueService(GitHubClient github, IOpsHost host)
{
    /// <summary>Hands over issues. A number that is none is an error and ends nothing.</summary>
    /// <param name="numbers">Their numbers.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <returns>A task that ends with the last one.</returns>
    /// <exception cref="OpsException">Whatever GitHub does.</exception>
    public async Task IssuesAsync(IReadOnlyList<int> numbers, CancellationToken cancellationToken)
    {
        foreach (int number in numbers)
        {
            DateTime startedAt = DateTime.UtcNow;
            if (await FindAsync(number, cancellationToken).ConfigureAwait(false) is not { } issue)
            {
                string name = "#" + number.ToString(CultureInfo.InvariantCulture);
                host.WriteError(new OpsFailure(
                    ErrorIds.RequirementNotFound, FailureKind.ObjectNotFound, PlanningTexts.RequirementNotFound.With(name, PlanningTexts.KindIssue, github.Address.FullName), PlanningTexts.IssueNotFoundRemedy, name));
                continue;
            }

            FsRequirement requirement = Of(issue);
            (requirement.StartedAt, requirement.Duration) = (startedAt, DateTime.UtcNow - startedAt);
            host.WriteResult(requirement);
        }
    }

    private async Task<IssueModel?> FindAsync(int number, CancellationToken cancellationToken)
    {
        try
        {
            return await github.FindAsync<IssueModel>(RepositoryPath.Of(github.Address, $"issues/{number}"), PlanningTexts.TheIssue, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException deleted) when (deleted.Failure.ErrorId == ErrorIds.GitHubGone)
        {
            return null;
        }
    }

    private FsRequirement Of(IssueModel issue)
    {
        FsRequirement requirement = new()
        {
            Step = FsStep.Planning,
            Kind = FsRequirementKind.Issue,
            Id = "#" + issue.Number.ToString(CultureInfo.InvariantCulture),
            Subject = github.Address.FullName + "#" + issue.Number.ToString(CultureInfo.InvariantCulture),
            Scope = FsScope.Full,
            Links = Uri.TryCreate(issue.HtmlUrl, UriKind.Absolute, out Uri? page) ? [page] : [],
        };
        StoryDocument body = StoryDocument.Read(issue.Body ?? string.Empty);
        RequirementFilling.Fill(requirement, body);
        HashSet<int> criteria = [.. requirement.Criteria.Select(static c => c.Line)];
        if (requirement.TaskCount == 0)
        {
            RequirementFilling.SetTasks(requirement, [.. body.Boxes.Where(b => !criteria.Contains(b.Line)).Select(static b => new FsRequirementTask { Text = b.Text, IsDone = b.IsChecked, Line = b.Line })]);
        }

        requirement.Format = FsRequirementFormat.GitHub;
        requirement.Title = issue.Title ?? string.Empty;
        (requirement.Status, requirement.State) = issue.State == "closed"
            ? (issue.StateReason is { Length: > 0 } reason ? "closed, " + reason : "closed", issue.StateReason is "not_planned" or "duplicate" ? FsRequirementState.Abandoned : FsRequirementState.Done)
            : (issue.State ?? string.Empty, FsRequirementState.Ready);
        requirement.Labels = [.. issue.Labels.Select(static l => l.Name).OfType<string>()];
        requirement.Assignees = [.. issue.Assignees.Select(static a => a.Login).OfType<string>()];
        FindingList findings = new();
        if (requirement.State == FsRequirementState.Done && requirement.DoneTaskCount < requirement.TaskCount)
        {
            findings.Add(FsRequirementFindingKind.DoneWithOpenTasks, FsOutcome.Warning, PlanningTexts.DoneWithOpenTasks.With(requirement.TaskCount - requirement.DoneTaskCount, requirement.TaskCount));
        }

        findings.Decide(requirement);
        requirement.Summary = RequirementFilling.Summary(requirement);
        return requirement;
    }
}
