using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Steps.Secrets;
using FreeSport.Ops.Core.Steps.Secrets.Changing;
using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Core.Tests.Secrets;

/// <summary>A server and a batch that sets secrets on it; everything sent keeps to GitHub's contract.</summary>
public abstract class SecretBatchFixture : IAsyncLifetime
{
    private static readonly SecretLocation Repository = new(FsSecretScope.Repository);

    internal RecordingHost Host { get; } = new();

    internal TempFolder State { get; } = new();

    internal GitHubServer Server { get; private set; } = null!;

    internal GitHubClient Client { get; private set; } = null!;

    internal List<string> Recorded { get; } = [];

    internal FsSecretChange[] Changes => [.. Host.Results.OfType<FsSecretChange>()];

    public async ValueTask InitializeAsync()
    {
        Server = await GitHubServer.StartAsync();
        Server.Hub.AddEnvironment("production/eu");
        Client = new GitHubClient(
            new GitHubAddress(Server.Api, "localhost", "acme", "shop"),
            new GitHubToken(FsGitHubTokenSource.Parameter, GitHubServer.OwnerToken),
            new GitHubPatience { DelayAsync = static (_, _) => Task.CompletedTask, RequestTimeout = TimeSpan.FromSeconds(2) },
            Host);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(await (await ContractCheck.LoadedAsync).CheckAsync(Server));
        Client.Dispose();
        State.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal static SecretItem Item(string name, string value, SecretLocation? location = null) => new(name, location ?? Repository, SecretValue.OfPlain(value));

    internal SecretBatch BatchOf(RecordingHost host, FsSecretKind kind, int throttle = 4, bool skipUnchanged = false, SecretAudience? audience = null) =>
        new(Client, host, new SecretBatchOptions(kind, throttle, audience ?? SecretAudience.Unchanged, skipUnchanged), new SecretFingerprints(State.Path, host));

    internal async Task SetAsync(IReadOnlyList<SecretItem> items, int throttle = 4, bool skipUnchanged = false, SecretAudience? audience = null, CancellationToken? cancellationToken = null) =>
        await BatchOf(Host, FsSecretKind.Secret, throttle, skipUnchanged, audience).SetAsync(items, KeepAsync, cancellationToken ?? Cancel.Token);

    internal Task KeepAsync(IReadOnlyList<(SecretItem Item, DateTime UpdatedAt)> set, CancellationToken cancellationToken)
    {
        Recorded.AddRange(set.Select(static s => s.Item.Name));
        return Task.CompletedTask;
    }
}
