using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Deployment.Carrying;

/// <summary>
/// The records of deployments from this clone, beside the ledger: one file each, a line for each thing that happened, on the disk before it happens.
/// A record is held open by whoever carries the deployment out; one that nobody holds and that is not over was left by a shell that ended.
/// </summary>
/// <param name="folder">Absolute path of the folder.</param>
/// <param name="redact">Keeps secrets out of what is written; null for whoever only reads.</param>
internal sealed class DeploymentJournal(string folder, Func<string, string>? redact = null)
{
    private const string RecordEnding = ".jsonl";
    private const string HoldEnding = ".held";
    private const string StopEnding = ".stop";
    private const string LogEnding = ".log";

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>The journal of a project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="redact">Keeps secrets out of what is written; null for whoever only reads.</param>
    public static DeploymentJournal Of(Project project, Func<string, string>? redact = null)
    {
        string folder = project.Git.Repository is { } repository
            ? FolderOf(repository)
            : Path.Combine(PathText.StateFolder, "deployments", Hex.Sha256(Encoding.UTF8.GetBytes(project.Root)).Substring(0, 16));
        return new DeploymentJournal(folder, redact);
    }

    /// <summary>The folder of a repository's records.</summary>
    /// <param name="repository">The repository.</param>
    public static string FolderOf(Floor.Git.GitRepository repository) => Path.Combine(repository.CommonDirectory, "freesport-ops", "deployments");

    /// <summary>A new id: newer ones sort after older ones.</summary>
    /// <param name="now">The time, in UTC.</param>
    public static string NewId(DateTime now) => now.ToString("yyyyMMdd'T'HHmmssfff'Z'", System.Globalization.CultureInfo.InvariantCulture) + "-" + Guid.NewGuid().ToString("N").Substring(0, 6);

    /// <summary>Holds a record, so that others see that somebody carries the deployment out.</summary>
    /// <param name="id">The deployment's id.</param>
    /// <returns>What holds it.</returns>
    /// <exception cref="OpsException">Somebody holds it already (<c>DeploymentInProgress</c>), or nothing can be written there (<c>DeploymentNotRecorded</c>).</exception>
    public IDisposable Hold(string id)
    {
        try
        {
            Directory.CreateDirectory(folder);
            FileStream held = new(PathOf(id, HoldEnding), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.Delete(PathOf(id, StopEnding));
            return held;
        }
        catch (IOException) when (IsHeld(id))
        {
            throw CarryingFailures.InProgress(id);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw CarryingFailures.NotRecorded(folder, unwritable);
        }
    }

    /// <summary>Whether somebody carries it out now.</summary>
    /// <param name="id">The deployment's id.</param>
    public bool IsHeld(string id)
    {
        try
        {
            if (!File.Exists(PathOf(id, HoldEnding)))
            {
                return false;
            }

            using FileStream free = new(PathOf(id, HoldEnding), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>Writes how a deployment stands. It is on the disk before this returns.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <exception cref="OpsException">It cannot be written (<c>DeploymentNotRecorded</c>): nothing more may be done.</exception>
    public void Write(FsDeployment deployment)
    {
        try
        {
            Directory.CreateDirectory(folder);
            byte[] line = Encoding.UTF8.GetBytes(Clean(JsonSerializer.Serialize(deployment, Json)));
            using FileStream file = new(PathOf(deployment.DeploymentId!, RecordEnding), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);

            // A line that was broken off must not swallow the next one.
            bool isTorn = file.Length > 0 && Last(file) != '\n';
            file.Seek(0, SeekOrigin.End);
            byte[] whole = isTorn ? [(byte)'\n', .. line, (byte)'\n'] : [.. line, (byte)'\n'];
            file.Write(whole, 0, whole.Length);
            file.Flush(flushToDisk: true);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw CarryingFailures.NotRecorded(folder, unwritable);
        }
    }

    /// <summary>Reads how a deployment stood last.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The deployment; null where there is no record of it that can be read.</returns>
    public FsDeployment? Read(string id)
    {
        string path = PathOf(id, RecordEnding);
        if (id.Any(static c => !char.IsLetterOrDigit(c) && c != '-') || !File.Exists(path))
        {
            return null;
        }

        foreach (string line in Lines(path).Reverse())
        {
            try
            {
                if (JsonSerializer.Deserialize<FsDeployment>(line, Json) is { } deployment && deployment.DeploymentId == id)
                {
                    return deployment;
                }
            }
            catch (JsonException)
            {
                // The write was broken off: the line before it holds.
            }
        }

        return null;
    }

    /// <summary>Lists deployments.</summary>
    /// <param name="environment">The environment.</param>
    /// <returns>Each as it stood last, the newest first.</returns>
    public IEnumerable<FsDeployment> List(string environment) =>
        Ids().Select(Read).OfType<FsDeployment>().Where(d => string.Equals(d.Environment, environment, StringComparison.OrdinalIgnoreCase));

    /// <summary>The ids of all deployments.</summary>
    /// <returns>The ids, the newest first.</returns>
    public IEnumerable<string> Ids()
    {
        try
        {
            return !Directory.Exists(folder) ? [] :
                [.. Directory.GetFiles(folder, "*" + RecordEnding).Select(static f => Path.GetFileNameWithoutExtension(f)).OrderByDescending(static id => id, StringComparer.Ordinal)];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // As where there is no folder: whoever wants to write there is told.
            return [];
        }
    }

    /// <summary>Asks whoever carries a deployment out to stop.</summary>
    /// <param name="id">Its id.</param>
    /// <exception cref="OpsException">It cannot be written (<c>DeploymentNotRecorded</c>).</exception>
    public void AskToStop(string id)
    {
        try
        {
            File.WriteAllText(PathOf(id, StopEnding), string.Empty);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw CarryingFailures.NotRecorded(folder, unwritable);
        }
    }

    /// <summary>Whether somebody asked to stop it.</summary>
    /// <param name="id">Its id.</param>
    public bool IsAskedToStop(string id) => File.Exists(PathOf(id, StopEnding));

    /// <summary>Adds a line to a deployment's log.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="line">The line, redacted.</param>
    public void Log(string id, FsDeploymentLogLine line)
    {
        lock (Json)
        {
            File.AppendAllText(PathOf(id, LogEnding), Clean(JsonSerializer.Serialize(line, Json)) + "\n");
        }
    }

    /// <summary>Reads a deployment's log.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Its lines; none where it left none.</returns>
    public IReadOnlyList<FsDeploymentLogLine> ReadLog(string id)
    {
        List<FsDeploymentLogLine> lines = [];
        foreach (string line in File.Exists(PathOf(id, LogEnding)) ? Lines(PathOf(id, LogEnding)) : [])
        {
            try
            {
                lines.Add(JsonSerializer.Deserialize<FsDeploymentLogLine>(line, Json)!);
            }
            catch (JsonException)
            {
                // It is being written.
            }
        }

        return lines;
    }

    private static IEnumerable<string> Lines(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using StreamReader reader = new(file, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n').Where(static l => l.Length > 0)];
    }

    private string Clean(string json) => redact is null ? json : redact(json);

    private static int Last(FileStream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte();
    }

    private string PathOf(string id, string ending) => Path.Combine(folder, id + ending);
}
