using FreeSport.Ops.Core.GitHub;
using FreeSport.Ops.Core.Results;
using FreeSport.Ops.Core.Secrets;
using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Core.Tests.Secrets;

/// <summary>Many secrets at once, on a server that misbehaves: the end state is right and each is told.</summary>
public sealed class SecretBatchTests : IAsyncLifetime
{
    private static readonly SecretLocation Repository = new(FsSecretScope.Repository);

    private readonly RecordingHost _host = new();
    private readonly TempFolder _state = new();
    private GitHubServer _server = null!;
    private GitHubClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await GitHubServer.StartAsync();
        _server.Hub.AddEnvironment("production/eu");
        _client = new GitHubClient(
            new GitHubAddress(_server.Api, "localhost", "acme", "shop"),
            new GitHubToken(FsGitHubTokenSource.Parameter, GitHubServer.OwnerToken),
            new GitHubPatience { DelayAsync = static (_, _) => Task.CompletedTask, RequestTimeout = TimeSpan.FromSeconds(2) },
            _host);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(await (await ContractCheck.LoadedAsync).CheckAsync(_server));
        _client.Dispose();
        _state.Dispose();
        await _server.DisposeAsync();
    }

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
        Assert.InRange(_server.MostAtOnce, 2, 8);
        Assert.Equal(1000, (await new SecretListing(_client, _host).SecretsAsync(organization, Cancel.Token)).Count);
        Assert.Equal(21, _server.Requests("GET", "/secrets?").Count);
    }

    [Theory]
    [InlineData(FaultKind.ResetBefore)]
    [InlineData(FaultKind.ResetAfter)]
    [InlineData(FaultKind.LostAnswer)]
    [InlineData(FaultKind.Silence)]
    public async Task A_lost_answer_leaves_the_right_value(FaultKind kind)
    {
        _server.Break(new Fault("PUT", "/secrets/", kind));

        await SetAsync([Item("A", "eins"), Item("B", "zwei")], throttle: 1);

        Assert.Equal(["eins", "zwei"], new[] { "A", "B" }.Select(_server.Hub.Secrets.Reveal));
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
        _server.Break(new Fault("PUT", "/secrets/B", FaultKind.Status) { Status = status, Times = 20, Errors = ["the details"] });

        await SetAsync([Item("A", "1"), Item("B", "2"), Item("C", "3")]);

        Assert.Equal(["A|Created", "B|Failed", "C|Created"], Changes.OrderBy(static c => c.Name).Select(static c => $"{c.Name}|{c.State}"));
        Assert.Equal(errorId, Assert.Single(_host.Errors).ErrorId);
    }

    [Fact]
    public async Task A_refused_token_ends_the_batch_and_says_what_was_not_touched()
    {
        _server.Break(new Fault("PUT", "/secrets/", FaultKind.TokenExpires) { After = 2 });

        OpsException ended = await Assert.ThrowsAsync<OpsException>(() => SetAsync([.. Enumerable.Range(0, 6).Select(static i => Item("N" + i, "v"))], throttle: 1));

        Assert.Equal("GitHubTokenRefused", ended.Failure.ErrorId);
        Assert.Equal(["N0", "N1"], _server.Hub.Secrets.Names);
        Assert.Contains("3 of 6 were not touched. Done: N0, N1.", Assert.Single(_host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_half_way_says_what_was_done()
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel.Token);
        _server.Latency = TimeSpan.FromMilliseconds(20);
        Task setting = SetAsync([.. Enumerable.Range(0, 200).Select(static i => Item($"N{i:000}", "v"))], throttle: 2, cancellationToken: stop.Token);
        await Until.TrueAsync(() => Changes.Length >= 4, "some are set");

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => setting);
        Assert.Equal(_server.Hub.Secrets.Names, Changes.Select(static c => c.Name).Order(StringComparer.Ordinal));
        Assert.Contains($"{200 - Changes.Length} of 200 were not touched. Done: {string.Join(", ", _server.Hub.Secrets.Names)}.", Assert.Single(_host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_changed_in_between_is_asked_for_anew()
    {
        string before = _server.Hub.Secrets.KeyId;
        _server.Break(new Fault("PUT", "/secrets/A", FaultKind.Status) { Status = 422, Message = "key" });
        Task setting = SetAsync([Item("A", "1")]);
        _server.Hub.Secrets.RotateKey();
        await setting;

        Assert.NotEqual(before, _server.Hub.Secrets.KeyId);
        FsSecretChange change = Assert.Single(Changes);
        Assert.True(change.State == FsSecretChangeState.Created ? _server.Hub.Secrets.Reveal("A") == "1" : change.State == FsSecretChangeState.Failed);
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

        Assert.Equal("SecretInvalid", Assert.Single(_host.Errors).ErrorId);
        Assert.Empty(_server.Log);
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
        _server.Hub.Secrets.Arrange("OLD");
        RecordingHost refusing = new() { Answer = false };

        await BatchOf(refusing, FsSecretKind.Secret).SetAsync([Item("OLD", "v"), Item("NEW", "v")], Cancel.Token);

        Assert.Equal(["Update OLD", "Create NEW"], refusing.Results.Cast<FsSecretPlan>().Select(static p => p.ToString()));
        Assert.All(_server.Log, static e => Assert.Equal("GET", e.Method));
    }

    [Fact]
    public async Task What_this_machine_set_and_nobody_changed_is_left_alone_when_asked_for()
    {
        await SetAsync([Item("A", "1"), Item("B", "1")], skipUnchanged: true);
        _server.Hub.Secrets.Arrange("B", DateTimeOffset.UtcNow.AddMinutes(5));

        await SetAsync([Item("A", "1"), Item("B", "1")], skipUnchanged: true);
        await SetAsync([Item("A", "2")], skipUnchanged: true);

        Assert.Equal(["A|Created", "A|Unchanged", "A|Updated", "B|Created", "B|Updated"], Changes.Select(static c => $"{c.Name}|{c.State}").Order(StringComparer.Ordinal));
        Assert.All(Directory.GetFiles(_state.Path), static f => Assert.DoesNotContain("\"A\"", File.ReadAllText(f), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fingerprints_that_cannot_be_read_are_never_unchanged()
    {
        await SetAsync([Item("A", "1")], skipUnchanged: true);
        foreach (string file in Directory.GetFiles(_state.Path))
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
        _server.Hub.Variables["OLD"] = new Variable("1", default, default);
        _server.Hub.Variables["SAME"] = new Variable("1", default, default);
        foreach (int i in Enumerable.Range(0, 40))
        {
            _server.Hub.Variables[$"MORE_{i}"] = new Variable("1", default, default);
        }

        await BatchOf(_host, FsSecretKind.Variable).SetAsync([Item("OLD", "2"), Item("SAME", "1"), Item("NEW", "3"), Item("MORE_39", "1")], Cancel.Token);

        Assert.Equal(["MORE_39|Unchanged", "NEW|Created", "OLD|Updated", "SAME|Unchanged"], Changes.Select(static c => $"{c.Name}|{c.State}").Order(StringComparer.Ordinal));
        Assert.Equal(("2", "3"), (_server.Hub.Variables["OLD"].Value, _server.Hub.Variables["NEW"].Value));
    }

    [Theory]
    [InlineData(FaultKind.ResetAfter)]
    [InlineData(FaultKind.LostAnswer)]
    public async Task A_variable_whose_answer_was_lost_is_there_once(FaultKind kind)
    {
        _server.Break(new Fault("POST", "/variables", kind));

        await BatchOf(_host, FsSecretKind.Variable).SetAsync([Item("NEW", "3")], Cancel.Token);

        Assert.Equal(FsSecretChangeState.Created, Assert.Single(Changes).State);
        Assert.Equal("3", _server.Hub.Variables["NEW"].Value);
        Assert.Single(_server.Requests("POST", "/variables"));
    }

    [Theory]
    [InlineData(null, "private")]
    [InlineData("all", "all")]
    [InlineData("selected", null)]
    public async Task Nobody_sees_an_organizations_secret_who_did_not_before(string? before, string? sent)
    {
        SecretLocation organization = new(FsSecretScope.Organization, Organization: "acme");
        if (before is not null)
        {
            await SetAsync([Item("A", "1", organization)], audience: new SecretAudience(before, before == "selected" ? [7] : []));
        }

        await SetAsync([Item("A", "2", organization)]);

        Assert.Equal(sent is null ? FsSecretChangeState.Failed : before is null ? FsSecretChangeState.Created : FsSecretChangeState.Updated, Changes[^1].State);
        Assert.Contains($"\"visibility\":\"{sent ?? before}\"", _server.Requests("PUT", "/secrets/A")[^1].RequestBody, StringComparison.Ordinal);
        Assert.Equal(sent is null ? "1" : "2", _server.Hub.OrganizationSecrets.Reveal("A"));
    }

    [Fact]
    public async Task What_somebody_changed_meanwhile_is_not_taken_for_the_own()
    {
        _server.Hub.ClockSkew = TimeSpan.FromHours(-3);

        await SetAsync([Item("A", "1")], skipUnchanged: true);
        await SetAsync([Item("A", "1")], skipUnchanged: true);

        // The server's clock says that the secret was changed three hours after the answer to setting it.
        Assert.Equal([FsSecretChangeState.Created, FsSecretChangeState.Updated], Changes.Select(static c => c.State));
    }

    [Fact]
    public async Task Removing_asks_first_and_says_what_was_not_there()
    {
        _server.Hub.Secrets.Arrange("OLD");

        await new SecretListing(_client, _host).RemoveAsync([Item("OLD", "-"), Item("GONE", "-")], Cancel.Token);

        Assert.Equal(["OLD|Removed", "GONE|Failed"], Changes.Select(static c => $"{c.Name}|{c.State}"));
        Assert.Equal("SecretNotFound", Assert.Single(_host.Errors).ErrorId);
        Assert.Equal(2, _host.Questions.Count);
    }

    private FsSecretChange[] Changes => [.. _host.Results.OfType<FsSecretChange>()];

    private static SecretItem Item(string name, string value, SecretLocation? location = null) => new(name, location ?? Repository, SecretValue.OfPlain(value));

    private Vault VaultOf(FsSecretScope scope) => scope switch
    {
        FsSecretScope.Environment => _server.Hub.Environments[0].Secrets,
        FsSecretScope.Organization => _server.Hub.OrganizationSecrets,
        FsSecretScope.Dependabot => _server.Hub.DependabotSecrets,
        FsSecretScope.DependabotOrganization => _server.Hub.DependabotOrganizationSecrets,
        _ => _server.Hub.Secrets,
    };

    private SecretBatch BatchOf(RecordingHost host, FsSecretKind kind, int throttle = 4, bool skipUnchanged = false, SecretAudience? audience = null) =>
        new(_client, host, new SecretBatchOptions(kind, throttle, audience ?? SecretAudience.Unchanged, skipUnchanged), new SecretFingerprints(_state.Path, host));

    private async Task SetAsync(IReadOnlyList<SecretItem> items, int throttle = 4, bool skipUnchanged = false, SecretAudience? audience = null, CancellationToken? cancellationToken = null) =>
        await BatchOf(_host, FsSecretKind.Secret, throttle, skipUnchanged, audience).SetAsync(items, cancellationToken ?? Cancel.Token);
}
