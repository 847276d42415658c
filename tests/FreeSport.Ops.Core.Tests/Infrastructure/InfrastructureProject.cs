using FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

namespace FreeSport.Ops.Core.Tests.Infrastructure;

/// <summary>A project whose infrastructure is looked at, with a state folder and, where a test wants them, programs of its own.</summary>
internal sealed class InfrastructureProject : IDisposable
{
    /// <summary>What must not be seen anywhere.</summary>
    public const string Canary = "canary-7f3e9a1c";

    private readonly TempFolder _outside = new();
    private readonly IDisposable _variables;

    public InfrastructureProject(params (string Name, string? Value)[] variables)
    {
        Repository = TestRepository.Create("shop");
        Repository.Commit("first");
        Directory.CreateDirectory(Programs);
        _variables = InheritedEnvironment.Set(
        [
            ("PATH", Programs + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH")),
            ("XDG_STATE_HOME", _outside.Folder("state")),
            ("DOCKER_CONFIG", _outside.Folder("docker")),
            ("DOCKER_HOST", null),
            ("DOCKER_CONTEXT", null),
            ("TF_CLI_CONFIG_FILE", null),
            .. variables,
        ]);
    }

    public RecordingHost Host { get; } = new();

    public TestRepository Repository { get; }

    private string Programs => _outside.At("programs");

    /// <summary>Puts a program in front of all others.</summary>
    public void Program(string name, string body) => Posix.Script(_outside, "programs/" + name, body);

    public void Write(string path, string text) => Repository.Write(path, text);

    /// <summary>Makes a context of the docker client.</summary>
    public void Context(string name, string host) =>
        CommandLine.Run(CommandLine.Find("docker")!, ["context", "create", name, "--docker", "host=" + host], Repository.Path);

    /// <summary>What is found, ordered as the places are: each comes when it is ready.</summary>
    public async Task<IReadOnlyList<FsInfrastructureSnapshot>> LookAsync(SnapshotOptions? options = null)
    {
        List<FsInfrastructureSnapshot> found = [];
        await LookAsync(options ?? Options(), found.Add);
        return [.. found.OrderBy(static s => s.Kind).ThenBy(static s => s.Key, StringComparer.Ordinal)];
    }

    public async Task LookAsync(SnapshotOptions options, Action<FsInfrastructureSnapshot> take)
    {
        using OpsSession session = new(Host, Repository.Path);
        await new SnapshotService(session, await session.LoadProjectAsync(Cancel.Token)).RunAsync(options, take, Cancel.Token);
    }

    public async Task<FsInfrastructureSnapshot> OneAsync(FsInfrastructureKind kind, params string[] contexts) =>
        Assert.Single(await LookAsync(Options([kind], contexts)));

    public static SnapshotOptions Options(FsInfrastructureKind[]? kinds = null, string[]? contexts = null, string[]? environments = null) =>
        new(TimeSpan.FromSeconds(60)) { Kinds = kinds ?? [], Contexts = contexts ?? [], Environments = environments ?? [] };

    public async Task<T> CompareAsync<T>(Func<SnapshotComparison, Task<T>> compare)
    {
        using OpsSession session = new(Host, Repository.Path);
        return await compare(new SnapshotComparison(session, await session.LoadProjectAsync(Cancel.Token)));
    }

    /// <summary>Everything that is left behind or was said: the ledger, the kept JSON, the state folder, the streams, the objects.</summary>
    public string Everything(IEnumerable<FsInfrastructureSnapshot> snapshots) => string.Join(
        "\n",
        Directory.EnumerateFiles(Repository.At(".git/freesport-ops"), "*", SearchOption.AllDirectories).Select(File.ReadAllText)
            .Concat(Host.Verbose).Concat(Host.Debug).Concat(Host.Warnings).Concat(Host.Information)
            .Concat(Host.Progress.Select(static p => p.ToString()))
            .Concat(snapshots.Select(static s => System.Text.Json.JsonSerializer.Serialize(s))));

    public void Dispose()
    {
        _variables.Dispose();
        Repository.Dispose();
        _outside.Dispose();
    }
}
