using System.Text;

namespace FreeSport.Ops.Core.Floor.Processes;

/// <summary>A temporary folder that only its owner may enter, gone with everything in it when disposed.</summary>
internal sealed class PrivateFolder : IDisposable
{
    private readonly Action<string> _onHeld;

    /// <param name="onHeld">Is told when something in it could not be deleted.</param>
    public PrivateFolder(Action<string> onHeld)
    {
        _onHeld = onHeld;
        Path = Platform.CreatePrivateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "fsops-" + Guid.NewGuid().ToString("N"))).FullName;
    }

    public string Path { get; }

    /// <summary>Writes a file that only its owner may read.</summary>
    /// <returns>Its absolute path.</returns>
    public string Write(string name, string text)
    {
        string path = At(name);
        Platform.WritePrivateFile(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text));
        return path;
    }

    /// <summary>The absolute path of something in it, there or not.</summary>
    public string At(string name) => System.IO.Path.Combine(Path, name);

    public string Folder(string name) => Directory.CreateDirectory(At(name)).FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // A killed process may hold its files a moment longer; the result matters more than the leftover.
            _onHeld(held.Message);
        }
    }
}
