using System.Security.Cryptography;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>The key under which this person's snapshots seal what they do not show. Lies in the person's own state folder, never in a repository.</summary>
internal static class SnapshotKey
{
    private const int Size = 32;

    /// <summary>Gets the folder of whoever runs this.</summary>
    public static string DefaultFolder => Path.Combine(
        Platform.IsWindows ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
        : PathText.FolderOf("XDG_STATE_HOME", PathText.OfPerson(".local", "state")),
        "FreeSport.Ops");

    /// <summary>The seal of the person, made where there is none yet; one for this call alone where it cannot be kept.</summary>
    /// <param name="folder">The folder it lies in.</param>
    public static ValueSeal Seal(string folder)
    {
        string file = Path.Combine(folder, "snapshot-seal.key");
        try
        {
            if (Read(file) is { } known)
            {
                return new ValueSeal(known);
            }

            Platform.CreatePrivateDirectory(folder);
            byte[] key = new byte[Size];
            using RandomNumberGenerator random = RandomNumberGenerator.Create();
            random.GetBytes(key);
            Platform.WritePrivateFile(file, key);
            return new ValueSeal(key);
        }
        catch (IOException) when (Read(file) is { } other)
        {
            // Somebody was faster.
            return new ValueSeal(other);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return ValueSeal.Passing();
        }
    }

    private static byte[]? Read(string file) => File.Exists(file) && File.ReadAllBytes(file) is { Length: Size } key ? key : null;
}
