using System.Security.AccessControl;
using System.Security.Principal;

namespace FreeSport.Ops.Core.Floor.Processes;

/// <summary>Who may do what with a file of Windows, as OpenSSH looks at private keys.</summary>
internal static class WindowsAccess
{
    private const string TheSystem = "S-1-5-18";
    private const string Administrators = "S-1-5-32-544";

    // The system, the administrators, the owner's own rights: OpenSSH lets them have a key.
    private static readonly string[] Trusted = ["SY", "BA", "OW", TheSystem, Administrators, "S-1-3-4"];

    /// <summary>Whether others than this account may do anything with a file; null when it does not show its rights.</summary>
#if !NETSTANDARD
    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
    public static bool? IsOpenToOthers(string path)
    {
        try
        {
            string rights = new FileInfo(path).GetAccessControl(AccessControlSections.Owner | AccessControlSections.Access)
                .GetSecurityDescriptorSddlForm(AccessControlSections.Owner | AccessControlSections.Access);
            using WindowsIdentity person = WindowsIdentity.GetCurrent();
            return person.User is { } account ? IsOpenToOthers(rights, account.Value) : null;
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Makes a folder that only whoever runs this, the administrators and the system may enter, whatever the folder around it lets in.</summary>
    /// <remarks>The temporary folder lies in the profile by default, and elsewhere for services and wherever TEMP says so.</remarks>
    /// <returns>The folder; one that was there keeps its rights.</returns>
#if !NETSTANDARD
    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
    public static DirectoryInfo CreatePrivateDirectory(string path)
    {
        DirectorySecurity rights = new();
        rights.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        foreach (string account in (string[])[OwnSid(), TheSystem, Administrators])
        {
            rights.AddAccessRule(new FileSystemAccessRule(
                new SecurityIdentifier(account), FileSystemRights.FullControl, InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit, PropagationFlags.None, AccessControlType.Allow));
        }

        DirectoryInfo folder = new(path);
        folder.Create(rights);
        return folder;
    }

    /// <summary>Writes a new file that only whoever runs this, the administrators and the system may read, whatever its folder lets in.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="bytes">Its content.</param>
#if !NETSTANDARD
    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
    public static void WritePrivateFile(string path, byte[] bytes)
    {
        FileSecurity rights = new();
        rights.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        foreach (string account in (string[])[OwnSid(), TheSystem, Administrators])
        {
            rights.AddAccessRule(new FileSystemAccessRule(new SecurityIdentifier(account), FileSystemRights.FullControl, AccessControlType.Allow));
        }

        using FileStream file = new FileInfo(path).Create(FileMode.CreateNew, FileSystemRights.Write, FileShare.None, 4096, FileOptions.WriteThrough, rights);
        file.Write(bytes, 0, bytes.Length);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The SID of the account that runs this; on Windows alone.</summary>
    public static string OwnSid()
    {
#pragma warning disable CA1416 // It is asked for on Windows alone.
        using WindowsIdentity person = WindowsIdentity.GetCurrent();
        return person.User!.Value;
#pragma warning restore CA1416
    }

    /// <summary>Whether a security descriptor lets anybody in but one account and those that are trusted anyway.</summary>
    /// <param name="descriptor">In Windows' text form (SDDL).</param>
    /// <param name="account">The account's SID.</param>
    public static bool IsOpenToOthers(string descriptor, string account)
    {
        int list = descriptor.IndexOf("D:", StringComparison.Ordinal);
        if (list < 0 || descriptor.IndexOf("NO_ACCESS_CONTROL", list, StringComparison.Ordinal) >= 0)
        {
            // Without a list everybody may do everything.
            return true;
        }

        // (type;flags;rights;object;inherited object;who)
        return descriptor.Substring(list).Split('(').Skip(1)
            .Select(static entry => entry.Split(')')[0].Split(';'))
            .Where(static entry => entry.Length >= 6 && entry[0] is "A" or "XA" && !entry[1].Contains("IO", StringComparison.Ordinal) && entry[2].Length > 0)
            .Any(entry => !Trusted.Contains(entry[5]) && entry[5] != account && !(entry[5] == "LA" && account.EndsWith("-500", StringComparison.Ordinal)));
    }
}
