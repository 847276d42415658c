namespace FreeSport.Ops.Shell;

/// <summary>Finds the module's manifest beside the shell or in a folder above it, as in a clone.</summary>
internal static class ModuleManifest
{
    private const string FileName = "FreeSport.Ops.psd1";

    public static string? Find()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, FileName);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
