namespace FreeSport.Ops.Module.Tests.Support;

/// <summary>Stand-in programs on a PATH of their own.</summary>
internal static class Scripts
{
    public static string Place(string folder, string name, string body)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Stand-in programs are shell scripts.");
            return string.Empty;
        }

        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, "#!/bin/sh\n" + body + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
