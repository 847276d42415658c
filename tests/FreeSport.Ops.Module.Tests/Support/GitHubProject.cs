using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Module.Tests.Support;

/// <summary>A copy of the sample that lies on a GitHub on loopback.</summary>
internal sealed class GitHubProject : IAsyncDisposable
{
    private GitHubProject(GitHubServer server, SampleRepository repository) => (Server, Repository) = (server, repository);

    public GitHubServer Server { get; }

    public SampleRepository Repository { get; }

    public string Commit => Repository.Git("rev-parse", "HEAD").Trim();

    public static async Task<GitHubProject> CreateAsync(string configuration = "", string? name = null)
    {
        GitHubServer server = await GitHubServer.StartAsync();
        SampleRepository repository = SampleRepository.Create(name);
        File.AppendAllText(Path.Combine(repository.Folder, "freesport.ops.yml"), $"\ngithub: {{ repository: acme/shop, api: \"{server.Api}\" }}\n{configuration}\n");
        repository.Commit("on GitHub");
        return new GitHubProject(server, repository);
    }

    /// <summary>Runs a command in the project with the owner's token.</summary>
    public Task<ShellRun> RunAsync(string command, params (string Name, string? Value)[] environment) => RunAsync(command, GitHubServer.OwnerToken, environment);

    /// <summary>Runs a command in the project with a token, or without any.</summary>
    public Task<ShellRun> RunAsync(string command, string? token, params (string Name, string? Value)[] environment) => ShellRun.CommandAsync(
        command,
        Repository.Folder,
        [
            .. environment,
            ("GH_ENTERPRISE_TOKEN", token),
            ("GITHUB_ENTERPRISE_TOKEN", null),
            ("GH_TOKEN", "ghp_ofGitHubComAndNobodyElse0000000001"),
            ("GH_CONFIG_DIR", Path.Combine(Repository.Folder, ".git", "no-gh")),
        ]);

    public async ValueTask DisposeAsync()
    {
        IReadOnlyList<string> broken = await (await ContractCheck.LoadedAsync).CheckAsync(Server);
        Assert.True(broken.Count == 0, string.Join('\n', broken));
        Repository.Dispose();
        await Server.DisposeAsync();
    }
}
