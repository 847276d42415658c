namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>The program through which git reaches servers, told to ask nobody.</summary>
internal static class SshCommand
{
    /// <summary>What git would run, in git's own order, with the option that keeps it from asking.</summary>
    /// <param name="variable">The value of <c>GIT_SSH_COMMAND</c>; null when it is not set.</param>
    /// <param name="configured">The value of <c>core.sshCommand</c>; null when it is not set.</param>
    /// <param name="program">The value of <c>GIT_SSH</c>, a program without arguments; null when it is not set.</param>
    /// <returns>A command for <c>GIT_SSH_COMMAND</c>; a program whose options are not known keeps its own.</returns>
    /// <remarks>Source: git's manual, git(1) "GIT_SSH" and git-config(1) "core.sshCommand", "ssh.variant".</remarks>
    public static string Quiet(string? variable, string? configured, string? program)
    {
        string? own = Said(variable) ?? Said(configured);
        string path = Said(program) ?? "ssh";
        string command = own ?? (path == "ssh" ? path : "'" + path.Replace("'", "'\\''") + "'");
        return Name(own is null ? path : FirstWord(own)) switch
        {
            "ssh" => command + " -oBatchMode=yes",
            "plink" or "tortoiseplink" or "putty" => command + " -batch",
            _ => command,
        };
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();

    private static string FirstWord(string command)
    {
        char quote = command[0] is '\'' or '"' ? command[0] : ' ';
        int end = command.IndexOf(quote, 1);
        return (end < 0 ? command : command.Substring(0, end)).Trim('\'', '"');
    }

    // Without its folder and ending.
    private static string Name(string program)
    {
        string name = program.Split('/', '\\').Last();
        return (name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - 4) : name).ToLowerInvariant();
    }
}
