using System.Text;

namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>Small files that are whole after a power cut, too.</summary>
internal static class LockFile
{
    /// <summary>Puts a text in place of what a file held.</summary>
    /// <param name="path">Absolute path; its folder is made.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Replace(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string aside = path + "." + Guid.NewGuid().ToString("N") + ".tmp";
        try
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            using (FileStream file = new(aside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.Write(bytes, 0, bytes.Length);
                file.Flush(flushToDisk: true);
            }

            if (File.Exists(path))
            {
                File.Replace(aside, path, destinationBackupFileName: null);
            }
            else
            {
                File.Move(aside, path);
            }
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }
}
