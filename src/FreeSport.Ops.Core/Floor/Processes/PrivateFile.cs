namespace FreeSport.Ops.Core.Floor.Processes;

/// <summary>Files that only their owner may read.</summary>
internal static class PrivateFile
{
    /// <summary>Writes a file whole or not at all; one of that name goes, with whatever rights it had.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="bytes">Its content.</param>
    public static void Replace(string path, byte[] bytes)
    {
        string aside = path + "." + Guid.NewGuid().ToString("N") + ".tmp";
        try
        {
            if (Platform.IsWindows)
            {
#pragma warning disable CA1416 // On Windows alone.
                WindowsAccess.WritePrivateFile(aside, bytes);
#pragma warning restore CA1416
            }
            else
            {
                Platform.WritePrivateFile(aside, bytes);
            }

            // Not File.Replace: Windows would give the new file the rights of the old one.
            File.Delete(path);
            File.Move(aside, path);
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }
}
