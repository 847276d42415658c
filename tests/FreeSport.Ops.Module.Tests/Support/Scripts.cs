namespace FreeSport.Ops.Module.Tests.Support;

/// <summary>Stand-in programs on a PATH of their own.</summary>
internal static class Scripts
{
    /// <summary>An act whose dry run finds every job well.</summary>
    public const string Act = """
        [ "$1" = --version ] && { echo 'act version 0.2.87'; exit 0; }
        while [ $# -gt 0 ]; do [ "$1" = -W ] && file=$2; shift; done
        for job in $(sed -n '/^jobs:/,$p' "$file" | sed -n 's/^  \([a-z][a-z-]*\):.*/\1/p'); do
          printf '{"dryrun":true,"job":"W/%s","jobID":"%s","level":"info","matrix":{},"msg":"Run Main x","stage":"Main","step":"x","stepID":["0"],"time":"t"}\n' "$job" "$job"
          printf '{"dryrun":true,"job":"W/%s","jobID":"%s","jobResult":"success","level":"info","matrix":{},"msg":"Job succeeded","time":"t"}\n' "$job" "$job"
        done
        """;

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
