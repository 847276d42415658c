using System.Collections.Concurrent;

using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

namespace FreeSport.Ops.Core.Steps.Validation.Regression;

/// <summary>
/// What the looks at an environment saw in the logs of its containers, kept beside the ledger because such a log goes with its
/// container. Each look is a file that an event of the ledger names by its fingerprint; what no event names counts for nothing.
/// </summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="environment">The environment.</param>
/// <param name="window">The stretches of time that are compared.</param>
internal sealed class KnownLogs(OpsSession session, Project project, string environment, LogWindow window)
{
    private const string InputName = "log-signatures";

    // Older ones than the longest stretch before a change are asked for by nobody.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(31);

    private readonly ConcurrentBag<SeenLog> _seen = [];
    private readonly Lazy<Dictionary<string, KnownLog>> _known = new(() => Read(session, project, environment, window));

    /// <summary>What was known of a service before the change.</summary>
    /// <param name="service">The service.</param>
    /// <returns>Null where no look between the beginning of the stretch before the change and the change saw its log.</returns>
    public KnownLog? Of(string service) => _known.Value.TryGetValue(service, out KnownLog? log) ? log : null;

    /// <summary>Takes in what this look saw.</summary>
    /// <param name="log">What it saw, whole.</param>
    public void Saw(SeenLog log) => _seen.Add(log);

    /// <summary>Keeps what was seen, for the looks to come.</summary>
    /// <returns>What the event of this look has to name; null where there is nothing, or it could not be kept.</returns>
    public FsInput? Keep()
    {
        if (_seen.IsEmpty || session.Recorder.IsTrial || project.Git.Repository is not { } repository)
        {
            return null;
        }

        string folder = FolderOf(repository);
        try
        {
            byte[] bytes = KnownLogFile.Write(_seen, session.Redactor.Redact);
            string fingerprint = Hex.Sha256(bytes);
            Directory.CreateDirectory(folder);
            string path = Path.Combine(folder, fingerprint + ".json");
            if (!File.Exists(path))
            {
                Platform.WritePrivateFile(path, bytes);
            }

            foreach (string old in Directory.GetFiles(folder, "*.json").Where(static f => File.GetLastWriteTimeUtc(f) < DateTime.UtcNow - Kept))
            {
                File.Delete(old);
            }

            return new FsInput { Name = InputName, Kind = FsInputKind.Remote, Fingerprint = fingerprint };
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            session.Host.WriteWarning(RegressionVerdictTexts.LogsNotKept.With(folder, failed.Message));
            return null;
        }
    }

    private static string FolderOf(GitRepository repository) => Path.Combine(repository.CommonDirectory, "freesport-ops", InputName);

    private static Dictionary<string, KnownLog> Read(OpsSession session, Project project, string environment, LogWindow window)
    {
        Dictionary<string, KnownLog> known = new(StringComparer.Ordinal);
        if (project.Git.Repository is not { } repository)
        {
            return known;
        }

        IEnumerable<string> looks = EvidenceStore.Open(project, session.Host).NewestFirst()
            .TakeWhile(e => e.At.ToUniversalTime() >= window.From.UtcDateTime)
            .Where(e => e.Kind == FsEvidenceKind.Measurement && e.Project == project.Key && string.Equals(e.Environment, environment, StringComparison.OrdinalIgnoreCase))
            .SelectMany(static e => e.Subjects.SelectMany(static s => s.Inputs))
            .Where(static i => i.Name == InputName && i.Fingerprint.All(Uri.IsHexDigit))
            .Select(static i => i.Fingerprint);
        foreach (string fingerprint in looks)
        {
            foreach (KeyValuePair<string, KnownLog> log in Load(Path.Combine(FolderOf(repository), fingerprint + ".json"), fingerprint, session.Host).Where(l => l.Value.Until <= window.Change))
            {
                known[log.Key] = known.TryGetValue(log.Key, out KnownLog? newer) ? newer.And(log.Value) : log.Value;
            }
        }

        return known;
    }

    private static IReadOnlyDictionary<string, KnownLog> Load(string file, string fingerprint, Floor.Logging.RedactingHost host)
    {
        try
        {
            byte[] bytes = File.Exists(file) ? File.ReadAllBytes(file) : [];
            if (bytes.Length > 0 && Hex.Sha256(bytes) == fingerprint)
            {
                return KnownLogFile.Read(bytes);
            }

            host.WriteVerbose(RegressionVerdictTexts.LogsNotAsKept.With(file));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or FormatException)
        {
            host.WriteWarning(RegressionVerdictTexts.LogsNotKept.With(file, failed.Message));
        }

        return new Dictionary<string, KnownLog>();
    }
}
