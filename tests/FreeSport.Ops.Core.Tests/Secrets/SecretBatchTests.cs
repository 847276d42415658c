using FreeSport.Ops.Core.Steps.Secrets;
using FreeSport.Ops.Core.Steps.Secrets.Changing;
using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Core.Tests.Secrets;

/// <summary>Many secrets at once, on a server that misbehaves: the end state is right and each is told.</summary>
public sealed class SecretBatchTests : SecretBatchFixture
{
    [Theory]
    [InlineData(FsSecretScope.Repository, null, null)]
    [InlineData(FsSecretScope.Environment, "production/eu", null)]
    [InlineData(FsSecretScope.Organization, null, "acme")]
    [InlineData(FsSecretScope.Dependabot, null, null)]
    [InlineData(FsSecretScope.DependabotOrganization, null, "acme")]
    public async Task What_arrives_is_what_was_meant_in_every_scope(FsSecretScope scope, string? environment, string? organization)
    {
        const string Value = "пароль \"с\" кавычками\nи второй строкой $HOME";
        SecretLocation location = new(scope, environment, organization);

        await SetAsync([Item("API_KEY", Value, location)], audience: new SecretAudience("selected", [7]));
        await SetAsync([Item("API_KEY", Value, location)], audience: new SecretAudience("selected", [7]));

        Assert.Equal(Value, VaultOf(scope).Reveal("API_KEY"));
        Assert.Equal([FsSecretChangeState.Created, FsSecretChangeState.Updated], Changes.Select(static c => c.State));
        Assert.All(Changes, c => Assert.Equal((scope, environment, organization), (c.SecretScope, c.Environment, c.Organization)));
    }

    [Fact]
    public async Task A_thousand_are_set_a_few_at_a_time_and_listed_on_ten_pages()
    {
        SecretLocation organization = new(FsSecretScope.Organization, Organization: "acme");

        await SetAsync([.. Enumerable.Range(0, 1000).Select(i => Item($"NAME_{i:000}", "v" + i, organization))], throttle: 8);

        Assert.Equal(1000, Changes.Count(static c => c.State == FsSecretChangeState.Created));
        Assert.InRange(Server.MostAtOnce, 2, 8);
        Assert.Equal(1000, (await new SecretListing(Client, Host).SecretsAsync(organization, Cancel.Token)).Count);
        Assert.Equal(21, Server.Requests("GET", "/secrets?").Count);
    }

    [Theory]
    [InlineData(FaultKind.ResetBefore)]
    [InlineData(FaultKind.ResetAfter)]
    [InlineData(FaultKind.LostAnswer)]
    [InlineData(FaultKind.Silence)]
    public async Task A_lost_answer_leaves_the_right_value(FaultKind kind)
    {
        Server.Break(new Fault("PUT", "/secrets/", kind));

        await SetAsync([Item("A", "eins"), Item("B", "zwei")], throttle: 1);

        Assert.Equal(["eins", "zwei"], new[] { "A", "B" }.Select(Server.Hub.Secrets.Reveal));
        Assert.All(Changes, static c => Assert.Equal(FsOutcome.Passed, c.Outcome));
    }

    [Theory]
    [InlineData(403, "GitHubForbidden")]
    [InlineData(404, "GitHubNotFound")]
    [InlineData(409, "GitHubConflict")]
    [InlineData(422, "GitHubRejected")]
    [InlineData(500, "GitHubUnavailable")]
    public async Task What_is_wrong_with_one_does_not_hold_up_the_others(int status, string errorId)
    {
        Server.Break(new Fault("PUT", "/secrets/B", FaultKind.Status) { Status = status, Times = 20, Errors = ["the details"] });

        await SetAsync([Item("A", "1"), Item("B", "2"), Item("C", "3")]);

        Assert.Equal(["A|Created", "B|Failed", "C|Created"], Changes.OrderBy(static c => c.Name).Select(static c => $"{c.Name}|{c.State}"));
        Assert.Equal(errorId, Assert.Single(Host.Errors).ErrorId);
    }

    [Theory]
    [InlineData("1A")]
    [InlineData("A-B")]
    [InlineData("GITHUB_X")]
    [InlineData("ИМЯ")]
    [InlineData("")]
    public async Task A_name_that_cannot_be_is_never_sent(string name)
    {
        await SetAsync([Item(name, "v")]);

        Assert.Equal("SecretInvalid", Assert.Single(Host.Errors).ErrorId);
        Assert.Empty(Server.Log);
    }

    [Theory]
    [InlineData(49152, FsSecretChangeState.Created)]
    [InlineData(49153, FsSecretChangeState.Failed)]
    public async Task Forty_eight_kilobytes_are_the_most(int bytes, FsSecretChangeState state)
    {
        await SetAsync([Item("A", new string('x', bytes))]);

        Assert.Equal(state, Assert.Single(Changes).State);
    }

    [Fact]
    public async Task A_plan_tells_by_name_what_would_be_done_and_does_nothing()
    {
        Server.Hub.Secrets.Arrange("OLD");
        RecordingHost refusing = new() { Answer = false };

        await BatchOf(refusing, FsSecretKind.Secret).SetAsync([Item("OLD", "v"), Item("NEW", "v")], KeepAsync, Cancel.Token);

        Assert.Equal(["Update OLD", "Create NEW"], refusing.Results.Cast<FsSecretPlan>().Select(static p => p.ToString()));
        Assert.All(Server.Log, static e => Assert.Equal("GET", e.Method));
    }

    [Fact]
    public async Task What_this_machine_set_and_nobody_changed_is_left_alone_when_asked_for()
    {
        await SetAsync([Item("A", "1"), Item("B", "1")], skipUnchanged: true);
        Server.Hub.Secrets.Arrange("B", DateTimeOffset.UtcNow.AddMinutes(5));

        await SetAsync([Item("A", "1"), Item("B", "1")], skipUnchanged: true);
        await SetAsync([Item("A", "2")], skipUnchanged: true);

        Assert.Equal(["A|Created", "A|Unchanged", "A|Updated", "B|Created", "B|Updated"], Changes.Select(static c => $"{c.Name}|{c.State}").Order(StringComparer.Ordinal));
        Assert.All(Directory.GetFiles(State.Path), static f => Assert.DoesNotContain("\"A\"", File.ReadAllText(f), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fingerprints_that_cannot_be_read_are_never_unchanged()
    {
        await SetAsync([Item("A", "1")], skipUnchanged: true);
        foreach (string file in Directory.GetFiles(State.Path))
        {
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
            await File.WriteAllTextAsync(file, "broken", Cancel.Token);
        }

        await SetAsync([Item("A", "1")], skipUnchanged: true);

        Assert.Equal([FsSecretChangeState.Created, FsSecretChangeState.Updated], Changes.Select(static c => c.State));
    }

    [Fact]
    public async Task Variables_are_made_changed_and_left_alone()
    {
        Server.Hub.Variables["OLD"] = new Variable("1", default, default);
        Server.Hub.Variables["SAME"] = new Variable("1", default, default);
        foreach (int i in Enumerable.Range(0, 40))
        {
            Server.Hub.Variables[$"MORE_{i}"] = new Variable("1", default, default);
        }

        await BatchOf(Host, FsSecretKind.Variable).SetAsync([Item("OLD", "2"), Item("SAME", "1"), Item("NEW", "3"), Item("MORE_39", "1")], KeepAsync, Cancel.Token);

        Assert.Equal(["MORE_39|Unchanged", "NEW|Created", "OLD|Updated", "SAME|Unchanged"], Changes.Select(static c => $"{c.Name}|{c.State}").Order(StringComparer.Ordinal));
        Assert.Equal(("2", "3"), (Server.Hub.Variables["OLD"].Value, Server.Hub.Variables["NEW"].Value));
    }

    [Theory]
    [InlineData(FaultKind.ResetAfter)]
    [InlineData(FaultKind.LostAnswer)]
    public async Task A_variable_whose_answer_was_lost_is_there_once(FaultKind kind)
    {
        Server.Break(new Fault("POST", "/variables", kind));

        await BatchOf(Host, FsSecretKind.Variable).SetAsync([Item("NEW", "3")], KeepAsync, Cancel.Token);

        Assert.Equal(FsSecretChangeState.Created, Assert.Single(Changes).State);
        Assert.Equal("3", Server.Hub.Variables["NEW"].Value);
        Assert.Single(Server.Requests("POST", "/variables"));
    }

    [Fact]
    public async Task Removing_asks_first_and_says_what_was_not_there()
    {
        Server.Hub.Secrets.Arrange("OLD");

        await new SecretListing(Client, Host).RemoveAsync([Item("OLD", "-"), Item("GONE", "-")], Cancel.Token);

        Assert.Equal(["OLD|Removed", "GONE|Failed"], Changes.Select(static c => $"{c.Name}|{c.State}"));
        Assert.Equal("SecretNotFound", Assert.Single(Host.Errors).ErrorId);
        Assert.Equal(2, Host.Questions.Count);
    }

    private Vault VaultOf(FsSecretScope scope) => scope switch
    {
        FsSecretScope.Environment => Server.Hub.Environments[0].Secrets,
        FsSecretScope.Organization => Server.Hub.OrganizationSecrets,
        FsSecretScope.Dependabot => Server.Hub.DependabotSecrets,
        FsSecretScope.DependabotOrganization => Server.Hub.DependabotOrganizationSecrets,
        _ => Server.Hub.Secrets,
    };
}
