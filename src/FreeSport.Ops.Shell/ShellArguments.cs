namespace FreeSport.Ops.Shell;

/// <summary>What the shell was asked to run.</summary>
/// <param name="Command">The text to run; null for a file.</param>
/// <param name="File">The script to run; null for a command.</param>
/// <param name="ScriptArguments">What the script gets.</param>
internal sealed record ShellArguments(string? Command, string? File, IReadOnlyList<string> ScriptArguments)
{
    /// <summary>Reads the command line; null when it is not understood.</summary>
    public static ShellArguments? Parse(string[] arguments) => arguments switch
    {
        [var option, .. { Length: > 0 } rest] when Is(option, "-Command", "-c") => new ShellArguments(string.Join(' ', rest), null, []),
        [var option, var file, .. var rest] when Is(option, "-File", "-f") => new ShellArguments(null, file, rest),
        _ => null,
    };

    private static bool Is(string option, string name, string shortName) =>
        option.Equals(name, StringComparison.OrdinalIgnoreCase) || option.Equals(shortName, StringComparison.OrdinalIgnoreCase);
}
