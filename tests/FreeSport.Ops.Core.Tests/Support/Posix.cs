namespace FreeSport.Ops.Tests.Support;

/// <summary>What only a system with a POSIX shell has.</summary>
internal static class Posix
{
    public const string Shell = "/bin/sh";

    public static void Require() => Assert.SkipUnless(File.Exists(Shell), "There is no /bin/sh on this system.");

    public static void RequireRoot()
    {
        Require();
        Assert.SkipUnless(Environment.UserName == "root", "Only root may do this.");
    }

    /// <summary>Makes an executable script.</summary>
    /// <remarks>
    /// The shell writes it: a file that this process holds open for writing while another test starts a program could
    /// be open in that program too for a moment, and "text file busy" for whoever runs it.
    /// </remarks>
    public static string Script(TempFolder folder, string name, string body)
    {
        Require();
        string path = folder.At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        CommandLine.Run(Shell, ["-c", "cat > \"$1\" && chmod 755 \"$1\"", "sh", path], folder.Path, "#!/bin/sh\n" + body + "\n");
        return path;
    }
}
