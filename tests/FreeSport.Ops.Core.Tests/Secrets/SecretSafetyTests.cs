using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Secrets;
using FreeSport.Ops.Core.Steps.Secrets.Changing;
using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Core.Tests.Secrets;

/// <summary>Nothing is lost, shown to others, taken for something else or left untold, whatever happens half way.</summary>
public sealed class SecretSafetyTests : SecretBatchFixture
{
    private static readonly SecretLocation Organization = new(FsSecretScope.Organization, Organization: "acme");

    [Fact]
    public async Task A_refused_token_ends_the_batch_and_says_what_was_not_touched()
    {
        Server.Break(new Fault("PUT", "/secrets/", FaultKind.TokenExpires) { After = 2 });

        OpsException ended = await Assert.ThrowsAsync<OpsException>(() => SetAsync([.. Enumerable.Range(0, 6).Select(static i => Item("N" + i, "v"))], throttle: 1));

        Assert.Equal("GitHubTokenRefused", ended.Failure.ErrorId);
        Assert.Equal(["N0", "N1"], Server.Hub.Secrets.Names);
        Assert.Contains("Done: N0, N1. Not touched: 3 of 6. Failed: N2.", Assert.Single(Host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_half_way_says_what_was_done()
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel.Token);
        Server.Latency = TimeSpan.FromMilliseconds(20);
        Task setting = SetAsync([.. Enumerable.Range(0, 200).Select(static i => Item($"N{i:000}", "v"))], throttle: 2, cancellationToken: stop.Token);
        await Until.TrueAsync(() => Changes.Length >= 4, "some are set");

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => setting);
        Assert.Equal(Server.Hub.Secrets.Names, Changes.Select(static c => c.Name).Order(StringComparer.Ordinal));
        Assert.Contains($"Done: {string.Join(", ", Server.Hub.Secrets.Names)}. Not touched: {200 - Changes.Length} of 200.", Assert.Single(Host.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "private")]
    [InlineData("all", "all")]
    [InlineData("selected", null)]
    public async Task Nobody_sees_an_organizations_secret_who_did_not_before(string? before, string? sent)
    {
        if (before is not null)
        {
            await SetAsync([Item("A", "1", Organization)], audience: new SecretAudience(before, before == "selected" ? [7] : []));
        }

        await SetAsync([Item("A", "2", Organization)]);

        Assert.Equal(sent is null ? FsSecretChangeState.Failed : before is null ? FsSecretChangeState.Created : FsSecretChangeState.Updated, Changes[^1].State);
        Assert.Contains($"\"visibility\":\"{sent ?? before}\"", Server.Requests("PUT", "/secrets/A")[^1].RequestBody, StringComparison.Ordinal);
        Assert.Equal(sent is null ? "1" : "2", Server.Hub.OrganizationSecrets.Reveal("A"));
    }

    [Fact]
    public async Task What_somebody_changed_meanwhile_is_not_taken_for_the_own()
    {
        Server.Hub.ClockSkew = TimeSpan.FromHours(-3);

        await SetAsync([Item("A", "1")], skipUnchanged: true);
        await SetAsync([Item("A", "1")], skipUnchanged: true);

        // The server's clock says that the secret was changed three hours after the answer to setting it.
        Assert.Equal([FsSecretChangeState.Created, FsSecretChangeState.Updated], Changes.Select(static c => c.State));
    }

    [Fact]
    public async Task A_stop_tells_of_what_is_under_way_and_records_what_is_done()
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel.Token);
        Server.Break(new Fault("PUT", "/secrets/HUNG", FaultKind.Silence) { Times = 20 });
        Server.Break(new Fault("PUT", "/secrets/WRONG", FaultKind.Status) { Status = 422 });
        Task setting = SetAsync([Item("DONE", "1"), Item("HUNG", "2"), Item("WRONG", "3")], cancellationToken: stop.Token);
        await Until.TrueAsync(() => Changes.Length == 2 && Server.Requests("PUT", "/secrets/HUNG").Count > 0, "two have their answer");

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => setting);
        Assert.Contains("Done: DONE. Not touched: 0 of 3. Failed: WRONG. Sent, but GitHub's answer is not known: HUNG.", Assert.Single(Host.Warnings), StringComparison.Ordinal);
        Assert.Equal(["DONE"], Recorded);
    }

    [Fact]
    public async Task A_key_that_changed_in_between_is_asked_for_anew()
    {
        await SetAsync([Item("A", "0")]);
        SecretBatch batch = BatchOf(Host, FsSecretKind.Secret, throttle: 1);
        Server.Break(new Fault("PUT", "/secrets/B", FaultKind.Status) { Status = 422, Message = "The key_id is no longer valid", Then = () => Server.Hub.Secrets.RotateKey() });

        await batch.SetAsync([Item("B", "1"), Item("C", "2")], KeepAsync, Cancel.Token);

        Assert.Equal(["A|Created", "B|Created", "C|Created"], Changes.Select(static c => $"{c.Name}|{c.State}"));
        Assert.Equal(["1", "2"], new[] { "B", "C" }.Select(Server.Hub.Secrets.Reveal));
    }

    [Fact]
    public async Task One_name_with_two_values_is_not_sent_and_with_one_value_once()
    {
        await SetAsync([Item("A", "1"), Item("B", "1"), Item("A", "2"), Item("B", "1")]);

        Assert.Equal(["A|Failed", "B|Created"], Changes.Select(static c => $"{c.Name}|{c.State}").Order(StringComparer.Ordinal));
        Assert.Equal("SecretNamedTwice", Assert.Single(Host.Errors).ErrorId);
        Assert.Equal(["B"], Server.Hub.Secrets.Names);
    }

    [Fact]
    public async Task An_empty_value_does_not_put_out_a_secret()
    {
        await SetAsync([Item("A", string.Empty)]);

        Assert.Equal("SecretValueMissing", Assert.Single(Host.Errors).ErrorId);
        Assert.Empty(Server.Requests("PUT", "/"));
    }

    [Theory]
    [InlineData("all", FsSecretChangeState.Unchanged)]
    [InlineData("private", FsSecretChangeState.Updated)]
    [InlineData("selected", FsSecretChangeState.Updated)]
    public async Task Another_audience_is_a_change(string visibility, FsSecretChangeState state)
    {
        SecretItem[] items = [Item("A", "1", Organization)];
        await SetAsync(items, skipUnchanged: true, audience: new SecretAudience("all", []));

        await SetAsync(items, skipUnchanged: true, audience: new SecretAudience(visibility, visibility == "selected" ? [7] : []));

        Assert.Equal(state, Changes[^1].State);
    }

    [Fact]
    public async Task A_list_that_is_shorter_than_it_says_is_no_list()
    {
        Server.Hub.Secrets.Arrange("OLD");
        Server.Break(new Fault("GET", "/secrets", FaultKind.EmptyObject));

        OpsException cut = await Assert.ThrowsAsync<OpsException>(() => new SecretListing(Client, Host).SecretsAsync(new SecretLocation(FsSecretScope.Repository), Cancel.Token));

        Assert.Equal("GitHubAnswerUnreadable", cut.Failure.ErrorId);
    }

    [Fact]
    public async Task A_batch_that_cannot_be_looked_at_afterwards_is_set_all_the_same()
    {
        Server.Break(new Fault("GET", "/secrets?", FaultKind.Status) { Status = 500, Times = 20 });
        Server.Break(new Fault("GET", "/actions/secrets", FaultKind.Status) { Status = 403, After = 1, Times = 20 });

        await SetAsync([Item("A", "1")]);

        Assert.Equal(FsSecretChangeState.Created, Assert.Single(Changes).State);
        Assert.Contains("Compare-FsSecret", Assert.Single(Host.Warnings), StringComparison.Ordinal);
        Assert.Empty(Recorded);
    }

    [Fact]
    public async Task Removing_half_way_counts_only_what_was_removed()
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel.Token);
        Server.Hub.Secrets.Arrange("A");
        Server.Hub.Secrets.Arrange("C");
        Server.Break(new Fault("DELETE", "/secrets/C", FaultKind.Silence) { Times = 20 });
        Task removing = new SecretListing(Client, Host).RemoveAsync([Item("A", "-"), Item("B", "-"), Item("C", "-"), Item("D", "-")], stop.Token);
        await Until.TrueAsync(() => Server.Requests("DELETE", "/secrets/C").Count > 0, "the third is under way");

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => removing);
        Assert.Contains("Done: A. Not touched: 1 of 4. Failed: B. Sent, but GitHub's answer is not known: C.", Assert.Single(Host.Warnings), StringComparison.Ordinal);
    }
}
