using System.Diagnostics;

using FreeSport.Ops.Tests.Support;

namespace FreeSport.Ops.Module.Tests.Support;

/// <summary>A copy of the sample under git, in a temporary folder that goes with it.</summary>
internal sealed class SampleRepository : IDisposable
{
    private readonly TempFolder _folder;

    private SampleRepository(TempFolder folder) => _folder = folder;

    public string Folder => _folder.Path;

    public string Ledger => Directory.GetFiles(Path.Combine(Folder, ".git", "freesport-ops", "ledger"), "*.jsonl").Single();

    public static SampleRepository Create(string? name = null)
    {
        SampleRepository repository = Empty(name);
        CopyFolder(BuiltModule.Sample, repository.Folder);
        SampleAddresses.StayHere(Path.Combine(repository.Folder, "freesport.ops.yml"));
        repository.Git("init", "-q");
        repository.Commit("sample");
        return repository;
    }

    /// <summary>A folder without git in it.</summary>
    public static SampleRepository Empty(string? name = null) => new(new TempFolder(name ?? "repo"));

    public void Commit(string message)
    {
        Git("add", "-A");
        Git("-c", "user.name=Test", "-c", "user.email=test@localhost", "commit", "-q", "-m", message);
    }

    public string Git(params string[] arguments)
    {
        ProcessStartInfo start = new("git", arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true };
        using Process git = Process.Start(start)!;
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output;
    }

    public void Write(string path, string text)
    {
        string full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public void Dispose() => _folder.Dispose();

    private static void CopyFolder(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
