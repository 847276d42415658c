using BenchmarkDotNet.Attributes;

using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Secrets;
using FreeSport.Ops.Core.Steps.Secrets.Changing;
using FreeSport.Ops.Core.Steps.Secrets.Comparing;
using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Benchmarks;

/// <summary>
/// A hundred secrets to a GitHub on loopback whose answers take 50 ms, and the comparison of what the sample needs, or the
/// project in <c>FSOPS_PLATFORM</c>, with what that GitHub has at once.
/// </summary>
[MemoryDiagnoser]
public class GitHubBenchmarks
{
    private const int Secrets = 100;
    private const int AtOnce = 16;

    private static readonly SecretLocation Repository = new(FsSecretScope.Repository);

    private readonly QuietHost _host = new();
    private GitHubServer _slow = null!;
    private GitHubServer _quick = null!;
    private ScratchProject _scratch = null!;
    private Project _project = null!;

    /// <summary>Starts both servers.</summary>
    /// <returns>When they answer.</returns>
    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _slow = await GitHubServer.StartAsync();
        _slow.Latency = TimeSpan.FromMilliseconds(50);
        _quick = await GitHubServer.StartAsync();
        _quick.Hub.AddEnvironment("production");
        _scratch = await ScratchProject.CreateAsync(events: 0);
        if (Environment.GetEnvironmentVariable("FSOPS_PLATFORM") is { Length: > 0 } platform)
        {
            _scratch.Replace(platform);
        }

        File.AppendAllText(Path.Combine(_scratch.Folder, "freesport.ops.yml"), $"\ngithub: {{ repository: acme/shop, api: \"{_quick.Api}\" }}\n");
        _project = await _scratch.Session.LoadProjectAsync(CancellationToken.None);
    }

    /// <summary>Ends them.</summary>
    /// <returns>When they have ended.</returns>
    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        _scratch.Dispose();
        await _slow.DisposeAsync();
        await _quick.DisposeAsync();
    }

    /// <summary>A hundred secrets, 16 at once, each sealed, sent and looked at afterwards, over new connections.</summary>
    /// <returns>When all are set.</returns>
    [Benchmark]
    public async Task SetAHundredSecretsAsync()
    {
        using GitHubClient github = new(
            new GitHubAddress(_slow.Api, "localhost", "acme", "shop"), new GitHubToken(FsGitHubTokenSource.Parameter, GitHubServer.OwnerToken), new GitHubPatience(), _host);
        SecretBatch batch = new(github, _host, new SecretBatchOptions(FsSecretKind.Secret, AtOnce, SecretAudience.Unchanged, SkipUnchanged: false), new SecretFingerprints(_scratch.Folder, _host));
        await batch.SetAsync([.. Enumerable.Range(0, Secrets).Select(static i => new SecretItem("NAME_" + i, Repository, SecretValue.OfPlain("value " + i)))], static (_, _) => Task.CompletedTask, CancellationToken.None);
    }

    /// <summary>The comparison for production, recorded.</summary>
    /// <returns>What it found.</returns>
    [Benchmark]
    public Task<IReadOnlyList<FsSecretComparison>> CompareAsync() =>
        new SecretComparison(_scratch.Session, _project).RunAsync("production", selection: null, new GitHubOptions { Token = GitHubServer.OwnerToken }, CancellationToken.None);
}
