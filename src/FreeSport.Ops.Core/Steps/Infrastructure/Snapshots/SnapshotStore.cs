using System.Text;

using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>Keeps the JSON of snapshots beside the ledger, whose events name its fingerprint. What is there already is the same and stays.</summary>
/// <param name="host">Is told when one could not be kept.</param>
internal sealed class SnapshotStore(IOpsHost host)
{
    private const int DigitsInName = 12;

    /// <summary>The folder of a repository's snapshots.</summary>
    public static string FolderOf(GitRepository repository) => Path.Combine(repository.CommonDirectory, "freesport-ops", "snapshots");

    /// <summary>Keeps a snapshot and tells it where.</summary>
    public void Keep(GitRepository repository, FsInfrastructureSnapshot snapshot)
    {
        string folder = FolderOf(repository);
        string path = Path.Combine(folder, FileName(snapshot));
        try
        {
            Directory.CreateDirectory(folder);
            if (!File.Exists(path))
            {
                string temporary = path + "." + Guid.NewGuid().ToString("N");
                Platform.WritePrivateFile(temporary, Encoding.UTF8.GetBytes(SnapshotJson.Write([snapshot])));
                Move(temporary, path);
            }

            snapshot.SnapshotPath = path;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            host.WriteWarning(SnapshotTexts.SnapshotNotKept.With(folder, failed.Message));
        }
    }

    // Two that look at the same time write the same.
    private static void Move(string temporary, string path)
    {
        try
        {
            File.Move(temporary, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
        }
    }

    private static string FileName(FsInfrastructureSnapshot snapshot)
    {
        StringBuilder name = new();
        foreach (char c in snapshot.Key.Length > 80 ? snapshot.Key.Substring(0, 80) : snapshot.Key)
        {
            name.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' ? c : '_');
        }

        return $"{name}-{snapshot.Fingerprint.Substring(0, DigitsInName)}.json";
    }
}
