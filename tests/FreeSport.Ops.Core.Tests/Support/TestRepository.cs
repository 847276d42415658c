using FreeSport.Ops.Core.Floor.Git;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A real git repository in a folder of its own.</summary>
internal sealed class TestRepository : IDisposable
{
    private readonly TempFolder _folder;

    private TestRepository(TempFolder folder) => _folder = folder;

    public string Path => _folder.Path;

    public GitRepository Paths => new(Path, At(".git"));

    public static void RequireGit() => Assert.SkipWhen(CommandLine.Find("git") is null, "There is no git program on PATH.");

    public static TestRepository Create(string? name = null)
    {
        RequireGit();
        TestRepository repository = new(new TempFolder(name));
        Configure(repository.Path);
        return repository;
    }

    /// <summary>Makes a folder a repository that does not depend on the settings of whoever runs the tests.</summary>
    public static void Configure(string folder)
    {
        RequireGit();
        Run(folder, "init", "-q", "-b", "main");
        Run(folder, "config", "user.name", "Тест");
        Run(folder, "config", "user.email", "test@localhost");
        Run(folder, "config", "commit.gpgSign", "false");
        Run(folder, "config", "core.autocrlf", "false");
        Run(folder, "config", "core.hooksPath", System.IO.Path.Combine(folder, ".git", "no-hooks"));
        Run(folder, "config", "core.excludesFile", System.IO.Path.Combine(folder, ".git", "no-excludes"));
    }

    public static string Run(string folder, params string[] arguments) =>
        CommandLine.Run(CommandLine.Find("git")!, ["-c", "core.quotePath=false", .. arguments], folder).Trim();

    public string At(string relative) => _folder.At(relative);

    public string Folder(string relative) => _folder.Folder(relative);

    public string Write(string relative, string text) => _folder.Write(relative, text);

    public string Git(params string[] arguments) => Run(Path, arguments);

    /// <summary>Commits everything there is.</summary>
    public void Commit(string message = "a change")
    {
        Git("add", "--all");
        Git("commit", "-q", "--allow-empty", "-m", message);
    }

    public void Dispose() => _folder.Dispose();
}
