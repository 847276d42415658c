using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Steps.Planning.Requirements;

namespace FreeSport.Ops.Core.Tests.Planning;

/// <summary>What Get-FsRequirement reads from issues.</summary>
public sealed class IssueTests
{
    [Fact]
    public async Task An_issue_is_read_with_its_boxes_and_criteria_and_one_that_is_not_there_is_an_error()
    {
        using ScriptedGitHub server = new();
        server.At("issues/12", new
        {
            number = 12,
            title = "Checkout answers 502",
            state = "closed",
            state_reason = "completed",
            html_url = "https://github.com/acme/shop/issues/12",
            body = "## Критерии приёмки\r\n\r\n- [x] It answers\r\n- [ ] It is fast\r\n\r\n## Notes\r\n\r\n- [ ] Tell the team\r\n\r\n```\r\n- [ ] code\r\n```\r\n",
            labels = new[] { new { name = "incident" } },
            assignees = new[] { new { login = "anna" } },
        });
        server.At("issues/13", new { number = 13, title = "Empty", state = "open", body = (string?)null, labels = Array.Empty<object>(), assignees = Array.Empty<object>() });
        RecordingHost host = new();
        using GitHubClient client = server.Client(host);

        await new IssueService(client, host).IssuesAsync([12, 99, 13], Cancel.Token);

        FsRequirement[] issues = [.. host.Results.OfType<FsRequirement>()];
        Assert.Equal((FsRequirementKind.Issue, "#12", "Checkout answers 502", "closed, completed", FsRequirementState.Done), (issues[0].Kind, issues[0].Id, issues[0].Title, issues[0].Status, issues[0].State));
        Assert.Equal([(true, "It answers"), (false, "It is fast")], issues[0].Criteria.Select(static c => (c.IsChecked == true, c.Text)));
        Assert.Equal("Tell the team", Assert.Single(issues[0].Tasks).Text);
        Assert.Equal(FsRequirementFindingKind.DoneWithOpenTasks, Assert.Single(issues[0].Findings).Kind);
        Assert.Equal(("incident", "anna", "https://github.com/acme/shop/issues/12"), (issues[0].Labels[0], issues[0].Assignees[0], issues[0].Links[0].AbsoluteUri));
        Assert.Equal((FsRequirementState.Ready, FsOutcome.Passed), (issues[1].State, issues[1].Outcome));
        Assert.Equal("RequirementNotFound", Assert.Single(host.Errors).ErrorId);
    }
}
