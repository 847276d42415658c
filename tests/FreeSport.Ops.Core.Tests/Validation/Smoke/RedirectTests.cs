using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Validation.Smoke;

/// <summary>Where smoke tests follow, and what they take along.</summary>
public sealed class RedirectTests
{
    [Fact]
    public async Task A_redirect_on_the_same_host_is_followed_and_told()
    {
        using UnkindWebServer server = new(static r => r.Target == "/" ? Unkind.Redirect("/ru/") : Unkind.Reply(200, "привет"));

        FsSmokeTest test = await new SmokeAsking().AskAsync(server.Address + "/", new SmokeExpectationDefinition { Text = ["привет"] });

        Assert.Equal(FsOutcome.Passed, test.Outcome);
        Assert.Equal(server.Address + "/ru/", test.RedirectedTo);
    }

    [Fact]
    public async Task A_circle_of_redirects_is_left()
    {
        using UnkindWebServer server = new(static r => Unkind.Redirect(r.Target == "/a" ? "/b" : "/a"));

        FsSmokeTest test = await new SmokeAsking().AskAsync(server.Address + "/a");

        Assert.Equal((FsOutcome.Failed, FsSmokeTrouble.Redirects), (test.Outcome, test.Trouble));
        Assert.Contains("circle", test.Summary, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Redirects_without_an_end_are_left_too()
    {
        int number = 0;
        using UnkindWebServer server = new(_ => Unkind.Redirect("/" + Interlocked.Increment(ref number)));

        Assert.Equal(FsSmokeTrouble.Redirects, (await new SmokeAsking().AskAsync(server.Address)).Trouble);
        Assert.True(server.Requests.Count < 20);
    }

    [Fact]
    public async Task Another_host_is_neither_asked_nor_shown_the_credentials()
    {
        using UnkindWebServer other = new(static _ => Unkind.Reply(200));
        using UnkindWebServer server = new(_ => Unkind.Redirect($"http://127.0.0.1:{other.Port}/landing?token=hunter2-hunter2"));
        SmokeAsking asking = new() { Variables = { ["KEY"] = "hunter2-secret-key" } };

        FsSmokeTest test = await asking.AskAsync(SmokeAsking.Check(server.Address) with { HeadersFrom = new Dictionary<string, string> { ["X-Api-Key"] = "KEY" } });

        Assert.Equal((FsOutcome.Failed, FsSmokeTrouble.Redirects), (test.Outcome, test.Trouble));
        Assert.Empty(other.Requests);
        Assert.Equal("hunter2-secret-key", Assert.Single(server.Requests).Header("X-Api-Key"));
        Assert.DoesNotContain("hunter2", test.Summary + test.RedirectedTo + string.Concat(asking.Told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_port_of_the_host_is_asked_without_the_credentials()
    {
        using UnkindWebServer other = new(static _ => Unkind.Reply(200));
        using UnkindWebServer server = new(_ => Unkind.Redirect(other.Address + "/"));
        SmokeAsking asking = new() { Variables = { ["KEY"] = "hunter2-secret-key" } };

        FsSmokeTest test = await asking.AskAsync(SmokeAsking.Check(server.Address) with
        {
            Headers = new Dictionary<string, string> { ["Accept-Language"] = "ru" },
            HeadersFrom = new Dictionary<string, string> { ["X-Api-Key"] = "KEY" },
        });

        Assert.Equal(FsOutcome.Passed, test.Outcome);
        Assert.Equal((null, "ru"), (Assert.Single(other.Requests).Header("X-Api-Key"), other.Requests.Single().Header("Accept-Language")));
    }

    [Theory]
    [InlineData("https://freesport.example/", FsOutcome.Passed)]
    [InlineData("https://freesport.example/other", FsOutcome.Failed)]
    [InlineData("/", FsOutcome.Failed)]
    public async Task An_expected_redirect_is_held_against_where_the_answer_leads(string expected, FsOutcome outcome)
    {
        using UnkindWebServer server = new(static _ => Unkind.Redirect("https://freesport.example/", 301));

        FsSmokeTest test = await new SmokeAsking().AskAsync(server.Address, new SmokeExpectationDefinition { Redirect = expected });

        Assert.Equal(outcome, test.Outcome);
        Assert.Equal("https://freesport.example/", test.RedirectedTo);
    }

    [Fact]
    public async Task An_answer_that_leads_nowhere_is_no_redirect()
    {
        using UnkindWebServer server = new(static _ => Unkind.Reply(200));

        Assert.Equal(FsOutcome.Failed, (await new SmokeAsking().AskAsync(server.Address, new SmokeExpectationDefinition { Redirect = "/login" })).Outcome);
    }

    [Fact]
    public async Task A_body_is_not_sent_again_elsewhere()
    {
        using UnkindWebServer server = new(static _ => Unkind.Redirect("/again", 307));

        FsSmokeTest test = await new SmokeAsking().AskAsync(SmokeAsking.Check(server.Address) with { Method = "POST", Body = "{}" });

        Assert.Equal((FsOutcome.Failed, (int?)307), (test.Outcome, test.HttpStatus));
        Assert.Single(server.Requests);
    }
}
