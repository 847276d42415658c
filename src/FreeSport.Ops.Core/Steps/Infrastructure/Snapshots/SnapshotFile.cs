using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>Reads files in which snapshots are kept.</summary>
public static class SnapshotFile
{
    private const int LargestFile = 256 * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Absolute path.</param>
    /// <returns>The snapshots in it, each as of when the file was written.</returns>
    /// <exception cref="OpsException">It cannot be read, or holds no snapshots (<c>SnapshotInvalid</c>).</exception>
    public static IReadOnlyList<FsInfrastructureSnapshot> Read(string path)
    {
        try
        {
            FileInfo file = new(path);
            string text = file.Length > LargestFile ? string.Empty : File.ReadAllText(path);
            IReadOnlyList<FsInfrastructureSnapshot> snapshots = SnapshotJson.Read(text, path);
            foreach (FsInfrastructureSnapshot snapshot in snapshots)
            {
                (snapshot.SnapshotPath, snapshot.StartedAt) = (path, file.LastWriteTimeUtc);
            }

            return snapshots;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new OpsException(new OpsFailure(ErrorIds.SnapshotInvalid, FailureKind.ReadError, SnapshotTexts.SnapshotInvalid.With(path, unreadable.Message), SnapshotTexts.SnapshotInvalidRemedy, path, unreadable));
        }
    }
}
