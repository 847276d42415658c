using System.Net;
using System.Text.Json.Nodes;

using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>The issue that New-FsIncident makes on GitHub.</summary>
public sealed class IncidentIssueTests
{
    private const string Write = "New-FsIncident 'Checkout answers 502' -Environment production -CreateIssue -Token $token -Confirm:$false";

    private static (string Name, object? Value) Token => Of(GitHubServer.OwnerToken);

    [Fact]
    public async Task An_issue_is_made_once_and_later_runs_bring_it_up_to_date()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        using Engine engine = new(project.Repository.Folder);
        engine.Run("Add-FsEvidence MonitoringActive prometheus -Outcome Failed -Reason 'no target is up' -Environment production");

        EngineResult first = engine.Run(Write, Token);
        EngineResult second = engine.Run(Write, Token);
        engine.Run("Add-FsEvidence MonitoringActive prometheus -Outcome Passed -Reason 'up again' -Environment production");
        EngineResult third = engine.Run(Write, Token);

        Assert.Empty(first.Errors);
        Assert.Equal(["Created Created 1", "Unchanged Unchanged 1", "Updated Updated 1"], new[] { first, second, third }.Select(static r => $"{r.Text(0, "State")} {r.Text(0, "IssueState")} {r.Text(0, "IssueNumber")}"));
        JsonObject issue = Assert.Single(project.Server.Hub.Issues);
        string body = (string)issue["body"]!;
        Assert.Equal("Checkout answers 502", (string)issue["title"]!);
        Assert.Contains("no target is up", body, StringComparison.Ordinal);
        Assert.Contains("up again", body, StringComparison.Ordinal);
        Assert.DoesNotContain("fsops:", body, StringComparison.Ordinal);
        Assert.DoesNotContain("language=", body, StringComparison.Ordinal);
        Assert.Contains("https://github.invalid/acme/shop/blob/main/docs/incidents/", body, StringComparison.Ordinal);
        Assert.Contains("- GitHub: https://github.invalid/acme/shop/issues/1", File.ReadAllText(first.Text(0, "Path")), StringComparison.Ordinal);
        Assert.Single(project.Server.Requests("PATCH", "/issues/"));
    }

    [Theory]
    [InlineData(FaultKind.LostAnswer)]
    [InlineData(FaultKind.ResetAfter)]
    public async Task An_issue_whose_making_got_no_answer_is_found_and_not_made_again(FaultKind kind)
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        using Engine engine = new(project.Repository.Folder);
        project.Server.Break(new Fault("POST", "/issues", kind));

        EngineResult result = engine.Run(Write, Token);

        Assert.Equal(("Created", "1"), (result.Text(0, "IssueState"), result.Text(0, "IssueNumber")));
        Assert.Single(project.Server.Hub.Issues);
    }

    [Fact]
    public async Task What_a_killed_run_made_is_found_by_its_mark()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        using Engine engine = new(project.Repository.Folder);
        string path = engine.Run(Write, Token).Text(0, "Path");
        string text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(path, text.Replace(" issue=https://github.invalid/acme/shop/issues/1", string.Empty, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        EngineResult result = engine.Run(Write, Token);

        Assert.Equal("1", result.Text(0, "IssueNumber"));
        Assert.Single(project.Server.Hub.Issues);
        Assert.Equal(text, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_long_document_is_cut_at_the_end_of_a_line_and_leads_to_the_whole()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        using Engine engine = new(project.Repository.Folder);
        string path = engine.Run(Write, Token).Text(0, "Path");
        await File.AppendAllTextAsync(path, string.Concat(Enumerable.Range(0, 4_000).Select(static n => $"Строка {n} о том, что было сделано.\n")), TestContext.Current.CancellationToken);

        EngineResult result = engine.Run(Write, Token);

        string body = (string)project.Server.Hub.Issues.Single()["body"]!;
        Assert.Equal("Updated", result.Text(0, "IssueState"));
        Assert.InRange(body.Length, 60_000, 65_536);
        Assert.Contains("longer than an issue may be", body, StringComparison.Ordinal);
        Assert.Matches(@"Строка \d+ о том, что было сделано\.\n\n---\n", body);
        Assert.Equal("Unchanged", engine.Run(Write, Token).Text(0, "IssueState"));
    }

    [Fact]
    public async Task WhatIf_tells_what_would_become_of_both_and_changes_neither()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        using Engine engine = new(project.Repository.Folder);

        EngineResult before = engine.Run(Write.Replace("-Confirm:$false", "-WhatIf", StringComparison.Ordinal), Token);
        engine.Run(Write, Token);
        EngineResult after = engine.Run(Write.Replace("-Confirm:$false", "-WhatIf", StringComparison.Ordinal), Token);

        Assert.Equal(("FreeSport.Ops.FsIncidentPlan", "Created", "Created", "acme/shop"), (before.Output[0].TypeNames[0], before.Text(0, "State"), before.Text(0, "IssueState"), before.Text(0, "IssueRepository")));
        Assert.Equal(("FreeSport.Ops.FsIncidentPlan", "Unchanged", "Unchanged"), (after.Output[0].TypeNames[0], after.Text(0, "State"), after.Text(0, "IssueState")));
        Assert.Equal("https://github.invalid/acme/shop/issues/1", after.Text(0, "IssueUrl"));
        Assert.Single(project.Server.Hub.Issues);
    }

    [Fact]
    public async Task Issues_that_are_off_a_token_that_may_not_and_one_that_is_missing_are_told_and_the_document_is_written()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        using Engine engine = new(project.Repository.Folder);
        project.Server.Hub.Tokens["ghp_readerreaderreaderreaderreader0001"] = new Account("boris", 3) { MayWriteIssues = false };

        EngineResult forbidden = engine.Run(Write, Of("ghp_readerreaderreaderreaderreader0001"));
        EngineResult missing = engine.Run(Write.Replace("-Token $token", string.Empty, StringComparison.Ordinal));
        project.Server.Hub.HasIssues = false;
        EngineResult off = engine.Run(Write, Token);

        Assert.Equal(["GitHubForbidden", "GitHubTokenMissing", "IncidentIssuesDisabled"], new[] { forbidden, missing, off }.Select(static r => r.ErrorId));
        Assert.All([forbidden, missing, off], static r => Assert.Equal(("Warning", "NotWritten"), (r.Text(0, "Outcome"), r.Text(0, "IssueState"))));
        Assert.True(File.Exists(forbidden.Text(0, "Path")));
        Assert.Empty(project.Server.Hub.Issues);
    }

    [Fact]
    public async Task An_issue_that_was_deleted_is_told_and_not_made_again_by_itself()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        using Engine engine = new(project.Repository.Folder);
        engine.Run(Write, Token);
        project.Server.Hub.Issues.Clear();

        EngineResult result = engine.Run(Write, Token);

        Assert.Equal("IncidentIssueUnknown", result.ErrorId);
        Assert.Contains("issue=", result.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(project.Server.Hub.Issues);
    }

    private static (string Name, object? Value) Of(string token) => ("token", new NetworkCredential(string.Empty, token).SecurePassword);
}
