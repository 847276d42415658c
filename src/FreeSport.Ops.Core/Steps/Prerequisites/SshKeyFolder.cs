using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>The private keys of a key folder, by name. Of their content only the head is read, which names the cipher.</summary>
/// <param name="Folder">Absolute path of the folder.</param>
/// <param name="Names">File names of the private keys.</param>
/// <param name="Exposed">Those that others than the owner may use; null where permissions could not be looked at.</param>
/// <param name="Locked">Those with a passphrase.</param>
internal sealed record SshKeyFolder(string Folder, string[] Names, string[]? Exposed, string[] Locked)
{
    // Long enough for the cipher's name in OpenSSH's format, too short for anything private in it.
    private const int HeadLength = 96;

    private static readonly string[] DefaultNames = ["id_rsa", "id_ecdsa", "id_ecdsa_sk", "id_ed25519", "id_ed25519_sk", "id_dsa"];

    /// <summary>Where an ssh looks for its person's keys.</summary>
    /// <param name="ssh">Absolute path of the program; null where there is none.</param>
    /// <returns>Absolute path of the folder, there or not.</returns>
    public static string Default(string? ssh) =>
        Path.Combine(Platform.IsWindows && IsOfGit(ssh) ? PathText.FolderOf("HOME", PathText.OfPerson()) : PathText.OfPerson(), ".ssh");

    /// <summary>Whether an ssh came with Git for Windows or its kind: it heeds HOME, and its agent is one of a variable, not Windows' service.</summary>
    /// <param name="program">Absolute path of the program; null where there is none.</param>
    public static bool IsOfGit(string? program) => program?.Replace('\\', '/').IndexOf("/usr/bin/", StringComparison.OrdinalIgnoreCase) >= 0;

    public static SshKeyFolder Read(string folder)
    {
        try
        {
            string[] files = [.. Directory.GetFiles(folder).Where(File.Exists).Select(static f => Path.GetFileName(f)).OrderBy(static n => n, StringComparer.Ordinal)];
            string[] names = [.. files.Where(name => DefaultNames.Contains(name) || files.Contains(name + ".pub"))];
            (string Name, bool? Open)[] access = [.. names.Select(n => (n, Platform.IsOpenToOthers(Path.Combine(folder, n))))];
            return new SshKeyFolder(
                folder,
                names,
                access.Any(static a => a.Open is null) ? null : [.. access.Where(static a => a.Open == true).Select(static a => a.Name)],
                [.. names.Where(n => IsLocked(Path.Combine(folder, n)))]);
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException)
        {
            return new SshKeyFolder(folder, [], [], []);
        }
    }

    private static bool IsLocked(string file)
    {
        string head;
        try
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] bytes = new byte[HeadLength];
            head = System.Text.Encoding.ASCII.GetString(bytes, 0, stream.Read(bytes, 0, bytes.Length));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        // "openssh-key-v1\0", then the cipher's name with its length before it: 00000004 "none" where there is no passphrase.
        const string Plain = "b3BlbnNzaC1rZXktdjEAAAAABG5vbmU";
        return head.StartsWith("-----BEGIN OPENSSH PRIVATE KEY-----", StringComparison.Ordinal)
            ? !head.Contains(Plain, StringComparison.Ordinal)
            : head.Contains("ENCRYPTED", StringComparison.Ordinal);
    }
}
