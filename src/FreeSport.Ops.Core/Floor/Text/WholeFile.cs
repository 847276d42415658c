namespace FreeSport.Ops.Core.Floor.Text;

/// <summary>Files that are written whole or not at all, whatever happens in between: a full disk, a kill, a power cut.</summary>
internal static class WholeFile
{
    /// <summary>Puts bytes in place of what a file held.</summary>
    /// <param name="path">Absolute path; its folder is made.</param>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="IOException">It cannot be written; what stood there still does.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static void Replace(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string aside = path + "." + Guid.NewGuid().ToString("N") + ".tmp";
        try
        {
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
