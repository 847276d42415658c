using FreeSport.Ops.Core.Checklist.Reports;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Core.Tests.Checklist.Reports;

/// <summary>The comment of a report in a pull request.</summary>
public sealed class ReportCommentTests
{
    private const string Reader = "ghp_readerreaderreaderreaderreader0001";

    [Fact]
    public async Task It_is_made_once_and_brought_up_to_date_in_place_among_those_of_others()
    {
        await using GitHubServer server = await GitHubServer.StartAsync();
        using ChecklistProject project = Project(server);
        server.Hub.PullRequests.Add(7);
        server.Hub.AddComment(7, "<!-- freesport-ops:report  production -->\nsomebody copied it", new Account("mallory", 66));
        server.Hub.AddComment(7, "looks good", new Account("anna", 1));

        FsReport first = await ExportAsync(project, GitHubServer.OwnerToken, new RecordingHost());
        await project.RecordAsync("unit", FsOutcome.Failed);
        FsReport second = await ExportAsync(project, GitHubServer.OwnerToken, new RecordingHost());

        Assert.Equal((FsReportCommentState.Created, FsReportCommentState.Updated), (first.CommentState, second.CommentState));
        Assert.Equal(first.CommentUrl, second.CommentUrl);
        Assert.Equal(3, server.Hub.Comments.Count);
        Assert.Equal("<!-- freesport-ops:report  production -->\nsomebody copied it", (string)server.Hub.Comments[0].Comment["body"]!);
        string body = (string)server.Hub.Comments[2].Comment["body"]!;
        Assert.StartsWith("<!-- freesport-ops:report  production -->\n## Report: production, shop\n", body, StringComparison.Ordinal);
        Assert.Contains("unit is Failed", body, StringComparison.Ordinal);
        Assert.Empty(await (await ContractCheck.LoadedAsync).CheckAsync(server));
    }

    [Fact]
    public async Task Of_two_of_ours_the_oldest_is_taken_and_another_environment_has_its_own()
    {
        await using GitHubServer server = await GitHubServer.StartAsync();
        using ChecklistProject project = Project(server);
        server.Hub.PullRequests.Add(7);
        await ExportAsync(project, GitHubServer.OwnerToken, new RecordingHost());
        Account self = server.Hub.Tokens[GitHubServer.OwnerToken];
        server.Hub.AddComment(7, (string)server.Hub.Comments[0].Comment["body"]!, self);

        await project.RecordAsync("unit", FsOutcome.Failed);
        FsReport updated = await ExportAsync(project, GitHubServer.OwnerToken, new RecordingHost());
        FsReport other = await ExportAsync(project, GitHubServer.OwnerToken, new RecordingHost(), "staging");

        Assert.Equal((FsReportCommentState.Updated, FsReportCommentState.Created), (updated.CommentState, other.CommentState));
        Assert.Equal((string)server.Hub.Comments[0].Comment["html_url"]!, updated.CommentUrl);
        Assert.DoesNotContain("unit is Failed", (string)server.Hub.Comments[1].Comment["body"]!, StringComparison.Ordinal);
        Assert.Equal(3, server.Hub.Comments.Count);
    }

    [Fact]
    public async Task A_token_that_may_only_read_is_a_warning_and_a_pull_request_that_is_not_there_an_error()
    {
        await using GitHubServer server = await GitHubServer.StartAsync();
        using ChecklistProject project = Project(server);
        server.Hub.PullRequests.Add(7);
        server.Hub.Tokens[Reader] = new Account("boris", 3) { MayWriteIssues = false };
        RecordingHost reader = new();
        RecordingHost owner = new();

        FsReport refused = await ExportAsync(project, Reader, reader);
        server.Hub.PullRequests.Clear();
        FsReport gone = await ExportAsync(project, GitHubServer.OwnerToken, owner);

        Assert.Equal((FsReportCommentState.Refused, FsOutcome.Warning), (refused.CommentState, refused.Outcome));
        Assert.Contains("pull-requests: write", Assert.Single(reader.Warnings), StringComparison.Ordinal);
        Assert.Empty(reader.Errors);
        Assert.NotNull(refused.Text);
        Assert.Equal((FsReportCommentState.Failed, "GitHubNotFound"), (gone.CommentState, Assert.Single(owner.Errors).ErrorId));
    }

    [Fact]
    public async Task A_comment_whose_making_got_no_answer_is_found_and_not_made_again()
    {
        await using GitHubServer server = await GitHubServer.StartAsync();
        using ChecklistProject project = Project(server);
        server.Hub.PullRequests.Add(7);
        server.Break(new Fault("POST", "/comments", FaultKind.LostAnswer));

        FsReport report = await ExportAsync(project, GitHubServer.OwnerToken, new RecordingHost());

        Assert.Equal(FsReportCommentState.Created, report.CommentState);
        Assert.Single(server.Hub.Comments);
    }

    [Fact]
    public async Task What_is_not_confirmed_posts_nothing_and_tells_what_would_become_of_the_comment()
    {
        await using GitHubServer server = await GitHubServer.StartAsync();
        using ChecklistProject project = Project(server);
        server.Hub.PullRequests.Add(7);
        RecordingHost host = new() { Answer = false };

        await RunAsync(project, GitHubServer.OwnerToken, host, "production", isTrial: true);

        FsReportPlan plan = Assert.IsType<FsReportPlan>(Assert.Single(host.Results));
        Assert.Equal((7, FsReportCommentState.Created), (plan.PullRequest, plan.CommentState));
        Assert.Empty(server.Hub.Comments);
    }

    [Theory]
    [InlineData("{\"pull_request\":{\"number\":7}}", 7)]
    [InlineData("{\"issue\":{\"number\":7,\"pull_request\":{}}}", 7)]
    [InlineData("{\"workflow_run\":{\"pull_requests\":[{\"number\":7}]}}", 7)]
    [InlineData("{\"issue\":{\"number\":7}}", null)]
    [InlineData("{\"pull_request\":{\"number\":\"7\"}}", null)]
    [InlineData("[]", null)]
    [InlineData("{", null)]
    public void The_event_of_a_run_tells_its_pull_request(string json, int? expected)
    {
        using TempFolder folder = new();
        string path = folder.Write("event.json", json);

        Assert.Equal(expected, Core.Checklist.Reports.Posting.PullRequestNumber.OfEvent(name => name == "GITHUB_EVENT_PATH" ? path : null));
    }

    private static ChecklistProject Project(GitHubServer server) =>
        ChecklistProject.Of($"name: shop\nenvironments: {{ production: {{}}, staging: {{}} }}\ngithub: {{ repository: acme/shop, api: \"{server.Api}\" }}\n");

    private static async Task<FsReport> ExportAsync(ChecklistProject project, string token, RecordingHost host, string environment = "production")
    {
        await RunAsync(project, token, host, environment, isTrial: false);
        return Assert.IsType<FsReport>(Assert.Single(host.Results));
    }

    private static async Task RunAsync(ChecklistProject project, string token, RecordingHost host, string environment, bool isTrial)
    {
        using OpsSession session = new(host, project.Repository.Path, isTrial: isTrial);
        Project loaded = await session.LoadProjectAsync(Cancel.Token);
        ReportGathering gathering = new(session, loaded, Rooms.Checklist(loaded, session.Git, session.Fingerprints, session.Host), static _ => []);
        ReportRequest request = new(FsReportFormat.Markdown) { Environment = environment, IsComment = true, PullRequest = 7, GitHub = new GitHubOptions { Token = token } };
        await new ReportService(session, loaded, gathering, static _ => null).ExportAsync(request, [], Cancel.Token);
    }
}
