using System.Text;

using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A bare repository that a team pushes to, and clones of it in folders of their own, all on disk.</summary>
internal sealed class EvidenceTeam : IDisposable
{
    public const string Branch = "fsops/evidence";

    private readonly TempFolder _folder;

    public EvidenceTeam(string? name = null)
    {
        _folder = new TempFolder(name);
        Remote = _folder.At("remote.git");
        TestRepository.RequireGit();
        TestRepository.Run(_folder.Path, "init", "-q", "--bare", "-b", "main", Remote);
        string first = Init("first");
        File.WriteAllText(Path.Combine(first, "README.md"), "# Пример\n");
        TestRepository.Run(first, "add", "--all");
        TestRepository.Run(first, "commit", "-q", "-m", "begin");
        TestRepository.Run(first, "push", "-q", "origin", "main");
    }

    public string Remote { get; }

    public string? Head => Try(Remote, "rev-parse", "-q", "--verify", "refs/heads/" + Branch);

    public string Folder(string name) => _folder.At(name);

    public string Clone(string name, params string[] options)
    {
        string path = _folder.At(name);
        TestRepository.Run(_folder.Path, ["clone", "-q", .. options, new Uri(Remote).AbsoluteUri, path]);
        Name(path);
        return path;
    }

    public static string? Try(string folder, params string[] arguments)
    {
        try
        {
            return TestRepository.Run(folder, arguments);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Records events in a clone, as its recorder would.</summary>
    public static async Task RecordAsync(string clone, int count = 1, string subject = "unit", DateTime? at = null)
    {
        Project project = await Real.LoadAsync(clone);
        string path = LedgerFolder.FileOf(project.Git.Repository!, EvidenceRecorder.Writer);
        FsEvidence[] events = [.. Enumerable.Range(0, count).Select(i => Events.Measured(subject, at: (at ?? DateTime.UtcNow.AddMinutes(-1)).AddMilliseconds(i)))];
        string commit = TestRepository.Run(clone, "rev-parse", "HEAD");
        Array.ForEach(events, e => (e.Writer, e.Commit) = (EvidenceRecorder.Writer, commit));
        await Events.AppendAsync(path, events[0]);

        // The rest without waiting for the disk each time.
        LedgerEntry last = new LedgerFile(path).ReadHeads().Last!;
        StringBuilder lines = new();
        foreach (FsEvidence evidence in events.Skip(1))
        {
            evidence.Sequence = last.Sequence + 1;
            string line = LedgerLine.Format(evidence, last.Hash);
            last = LedgerLine.Parse(line).Entry!;
            lines.Append(line).Append('\n');
        }

        await File.AppendAllTextAsync(path, lines.ToString(), Cancel.Token);
    }

    public static async Task<FsEvidenceSync> SyncAsync(string clone, RecordingHost? host = null, EvidenceSharingRequest? request = null) =>
        Assert.IsType<FsEvidenceSync>(await RunAsync(clone, host ?? new RecordingHost(), request));

    public static async Task<object> RunAsync(string clone, RecordingHost host, EvidenceSharingRequest? request = null)
    {
        using OpsSession session = new(host, clone);
        return await new EvidenceSharing(session, await session.LoadProjectAsync(Cancel.Token), session.Recorder)
            .SynchronizeAsync(request ?? new EvidenceSharingRequest(TimeSpan.FromSeconds(60), null), Cancel.Token);
    }

    /// <summary>A synchronization that all is well with.</summary>
    public static async Task<FsEvidenceSync> SyncWellAsync(string clone)
    {
        RecordingHost host = new();
        FsEvidenceSync sync = await SyncAsync(clone, host);
        Assert.Equal([], host.Errors.Select(static e => e.FullMessage));
        Assert.Equal((FsEvidenceSyncState.Synchronized, FsOutcome.Passed, 0), (sync.State, sync.Outcome, sync.Waiting));
        return sync;
    }

    public static async Task<string[]> IdsAsync(string clone) =>
        [.. EvidenceStore.Open(await Real.LoadAsync(clone), new RecordingHost()).NewestFirst().Select(static e => e.EvidenceId).Order(StringComparer.Ordinal)];

    public static string[] Ledgers(string clone) => Directory.GetFiles(LedgerOf(clone), "*.jsonl");

    public static string LedgerOf(string clone) => Path.Combine(clone, ".git", "freesport-ops", "ledger");

    /// <summary>Changes files of the branch by a commit on top of it, as anybody who may push can.</summary>
    public void Meddle(Action<string> change, Action<string>? index = null)
    {
        string work = _folder.At("meddle-" + Guid.NewGuid().ToString("N").Substring(0, 6));
        TestRepository.Run(_folder.Path, "clone", "-q", "-b", Branch, Remote, work);
        Name(work);
        change(work);
        TestRepository.Run(work, "add", "--all");
        index?.Invoke(work);
        Try(work, "commit", "-q", "-m", "meddle");
        TestRepository.Run(work, "push", "-q", "origin", "HEAD:refs/heads/" + Branch);
    }

    public static void Copy(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    public static void MakeExecutable(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static void Name(string path)
    {
        TestRepository.Run(path, "config", "user.name", "Тест");
        TestRepository.Run(path, "config", "user.email", "test@localhost");
        TestRepository.Run(path, "config", "commit.gpgSign", "false");
        TestRepository.Run(path, "config", "core.autocrlf", "false");
    }

    private string Init(string name)
    {
        string path = _folder.Folder(name);
        TestRepository.Configure(path);
        TestRepository.Run(path, "remote", "add", "origin", new Uri(Remote).AbsoluteUri);
        return path;
    }
}
