using System.Diagnostics;
using System.Reflection;

using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Benchmarks;

/// <summary>A copy of the sample under git, with as many recorded events as asked for.</summary>
internal sealed class ScratchProject : IDisposable
{
    private ScratchProject(string folder, OpsSession session, Project project) => (Folder, Session, Project) = (folder, session, project);

    public string Folder { get; }

    public OpsSession Session { get; }

    public Project Project { get; }

    public string LedgerPath => LedgerFolder.FileOf(Project.Git.Repository!, EvidenceRecorder.Writer);

    public static async Task<ScratchProject> CreateAsync(int events)
    {
        string root = typeof(ScratchProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;
        string sample = Path.Combine(root, "docs", "samples", "freesport");
        string folder = Directory.CreateTempSubdirectory("fsops-benchmark-").FullName;
        foreach (string file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(folder, Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        Git(folder, "init", "-q");
        Git(folder, "add", "-A");
        Git(folder, "-c", "user.name=b", "-c", "user.email=b@localhost", "commit", "-q", "-m", "sample");
        OpsSession session = new(new QuietHost(), folder);
        ScratchProject scratch = new(folder, session, await session.LoadProjectAsync(CancellationToken.None));
        scratch.Fill(events);
        return scratch;
    }

    /// <summary>Puts the files of another folder in, over what is there.</summary>
    public void Replace(string other)
    {
        foreach (string file in Directory.EnumerateFiles(other, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(Folder, Path.GetRelativePath(other, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }

        Git(Folder, "add", "-A");
        Git(Folder, "-c", "user.name=b", "-c", "user.email=b@localhost", "commit", "-q", "-m", "other");
    }

    public static FsEvidence Event(string subject) => new()
    {
        EvidenceId = Guid.NewGuid().ToString("N"),
        Writer = EvidenceRecorder.Writer,
        At = DateTime.UtcNow,
        Kind = FsEvidenceKind.Assertion,
        Box = FsChecklistItem.TeamNotified,
        Outcome = FsOutcome.Passed,
        Assurance = FsAssurance.Asserted,
        By = "benchmark",
        Reason = "benchmark",
        Subjects = [new FsEvidenceSubject { Name = subject, Outcome = FsOutcome.Passed, Summary = "Engine 27.0, compose 2.29, context 'default'.", Scope = FsScope.Full }],
    };

    public void Dispose()
    {
        Session.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    // As the writer would leave them, without its flush for each: 100,000 flushes would take the afternoon.
    private void Fill(int events)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(LedgerPath)!);
        using FileStream stream = File.Create(LedgerPath);
        string previous = LedgerLine.NoPrevious;
        Dictionary<EvidenceKey, long> heads = [];
        long sequence = 0;
        for (int i = 0; i < events; i++)
        {
            FsEvidence evidence = Event(i % 2 == 0 ? "team-slack" : "ops-email");
            evidence.Sequence = ++sequence;
            heads[EvidenceKey.Of(evidence).Single()] = stream.Position;
            previous = Append(stream, LedgerLine.Format(evidence, previous));
            if ((i + 1) % LedgerFile.CheckpointInterval == 0)
            {
                previous = Append(stream, LedgerLine.FormatCheckpoint(++sequence, previous, heads));
            }
        }
    }

    private static string Append(FileStream stream, string line)
    {
        stream.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
        return LedgerLine.Parse(line).Entry!.Hash;
    }

    private static void Git(string folder, params string[] arguments)
    {
        using Process git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder })!;
        git.WaitForExit();
    }
}
