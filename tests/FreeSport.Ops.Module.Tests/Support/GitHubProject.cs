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

    /// <summary>Lets all requests go through another address.</summary>
    public void GoThrough(Uri api)
    {
        string file = Path.Combine(Repository.Folder, "freesport.ops.yml");
        File.WriteAllText(file, File.ReadAllText(file).Replace(Server.Api.AbsoluteUri, api.AbsoluteUri, StringComparison.Ordinal));
        Repository.Commit("another way to GitHub");
    }

    /// <summary>Makes the project one that may be released from develop now: a remote with main and develop, the chain of the platform on GitHub.</summary>
    /// <param name="trigger"><c>push</c> or <c>dispatch</c>.</param>
    public void PrepareRelease(string trigger)
    {
        string file = Path.Combine(Repository.Folder, "freesport.ops.yml");
        File.WriteAllText(file, string.Join('\n', File.ReadLines(file).Where(static l => !l.Contains("window:", StringComparison.Ordinal))).Replace("trigger: push,", $"trigger: {trigger},", StringComparison.Ordinal));
        Repository.Commit("the way to production");
        Repository.Git("branch", "-M", "main");
        string origin = Path.Combine(Path.GetDirectoryName(Repository.Folder)!, "origin.git");
        Repository.Git("clone", "-q", "--bare", ".", origin);
        Repository.Git("remote", "add", "origin", origin);
        Repository.Git("fetch", "-q", "origin");
        Server.Hub.Branches["main"] = Commit;
        Repository.Git("switch", "-q", "-c", "develop");
        Repository.Write("backend/change.txt", "the change");
        Repository.Commit("the change");
        Repository.Git("push", "-q", "origin", "develop");
        Server.Hub.AddEnvironment("production", "anna");
        Server.Hub.Workflows.Add(Chain.Release);
    }

    /// <summary>Where main stands at the remote.</summary>
    public string ReleasedCommit => Repository.Git("ls-remote", "-q", "origin", "refs/heads/main").Split('\t')[0];

    /// <summary>Does what GitHub does meanwhile: hears of pushes, runs jobs until a person is asked.</summary>
    /// <param name="over">When that is enough.</param>
    public Task WorkAsync(CancellationToken over)
    {
        string before = ReleasedCommit;
        return Task.Run(
            async () =>
            {
                while (!over.IsCancellationRequested)
                {
                    string now = ReleasedCommit;
                    if (now != before)
                    {
                        Server.Hub.Push("main", now, Server.Owner);
                        before = now;
                    }

                    Server.Hub.Runs.ToList().ForEach(Server.Hub.AdvanceToPerson);
                    await Task.Delay(20, CancellationToken.None);
                }
            },
            CancellationToken.None);
    }

    /// <summary>Runs a command in the project with the owner's token.</summary>
    public Task<PwshRun> RunAsync(string command, params (string Name, string? Value)[] environment) => RunAsync(command, GitHubServer.OwnerToken, environment);

    /// <summary>Runs a command in the project with a token, or without any.</summary>
    public Task<PwshRun> RunAsync(string command, string? token, params (string Name, string? Value)[] environment) => PwshRun.CommandAsync(
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
