namespace FreeSport.Ops.Tests.Support;

/// <summary>A new folder that goes away with everything in it.</summary>
internal sealed class TempFolder : IDisposable
{
    // git tells long names and follows links: Windows' short names and macOS's link at /var would only look different.
    private static readonly string Root = OperatingSystem.IsWindows()
        ? System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Temp")
        : OperatingSystem.IsMacOS() ? "/private/tmp"
        : System.IO.Path.GetTempPath();

    /// <param name="name">What the folder is called inside a folder of its own; a plain name when null.</param>
    public TempFolder(string? name = null)
    {
        Outer = Directory.CreateDirectory(System.IO.Path.Combine(Root, "fsops-test-" + System.IO.Path.GetRandomFileName())).FullName;
        Path = name is null ? Outer : Directory.CreateDirectory(System.IO.Path.Combine(Outer, name)).FullName;
    }

    public string Path { get; }

    private string Outer { get; }

    public string At(string relative) => System.IO.Path.Combine(Path, relative.Replace('/', System.IO.Path.DirectorySeparatorChar));

    public string Folder(string relative) => Directory.CreateDirectory(At(relative)).FullName;

    public string Write(string relative, string text)
    {
        string path = At(relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string Write(string relative, byte[] bytes)
    {
        string path = At(relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose()
    {
        if (OperatingSystem.IsWindows())
        {
            // git makes its objects read-only, which keeps Windows from deleting them.
            foreach (FileInfo file in new DirectoryInfo(Outer).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                file.Attributes = FileAttributes.Normal;
            }
        }

        Directory.Delete(Outer, recursive: true);
    }
}
