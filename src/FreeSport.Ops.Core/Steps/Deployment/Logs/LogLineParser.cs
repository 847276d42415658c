using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Deployment.Logs;

/// <summary>Takes a line of a job's log apart.</summary>
/// <remarks>Source: actions/runner, PagingLogger (the time at the start) and ActionCommandManager (the marks).</remarks>
internal static class LogLineParser
{
    private const int LongestTime = 35;

    // The runner prints the script of a step in this colour, and nothing else.
    private const string ScriptColour = "\u001b[36;1m";

    private static readonly Regex Escapes = new(@"\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\^_])", RegexOptions.CultureInvariant);

    private static readonly (string Mark, FsDeploymentLogLevel Level)[] Marks =
    [
        ("##[group]", FsDeploymentLogLevel.Group),
        ("##[section]", FsDeploymentLogLevel.Group),
        ("##[command]", FsDeploymentLogLevel.Command),
        ("[command]", FsDeploymentLogLevel.Command),
        ("##[error]", FsDeploymentLogLevel.Error),
        ("##[warning]", FsDeploymentLogLevel.Warning),
        ("##[notice]", FsDeploymentLogLevel.Notice),
        ("##[debug]", FsDeploymentLogLevel.Debug),
    ];

    /// <summary>Takes a line apart.</summary>
    /// <returns>The line; null when it only ends a group.</returns>
    public static LogLine? Parse(string raw)
    {
        string line = raw.TrimStart('\uFEFF');
        DateTime? at = TimeOf(line, out int length);
        string rest = line.Substring(length);
        if (rest.StartsWith("##[endgroup]", StringComparison.Ordinal))
        {
            return null;
        }

        foreach ((string mark, FsDeploymentLogLevel level) in Marks)
        {
            if (rest.StartsWith(mark, StringComparison.Ordinal))
            {
                return new LogLine(at, level, Plain(rest.Substring(mark.Length)));
            }
        }

        return new LogLine(at, rest.StartsWith(ScriptColour, StringComparison.Ordinal) ? FsDeploymentLogLevel.Command : FsDeploymentLogLevel.Output, Plain(rest));
    }

    private static DateTime? TimeOf(string line, out int length)
    {
        int blank = line.IndexOf(' ');
        string word = blank < 0 ? line : line.Substring(0, blank);
        length = 0;
        if (word.Length is 0 or > LongestTime || word[word.Length - 1] != 'Z'
            || !DateTime.TryParseExact(word, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime at))
        {
            return null;
        }

        length = blank < 0 ? word.Length : blank + 1;
        return at;
    }

    // What a terminal would obey goes: a log must not paint, ring or move the cursor on the screen of who reads it.
    private static string Plain(string text)
    {
        if (!HoldsControls(text))
        {
            return text;
        }

        StringBuilder plain = new(text.Length);
        foreach (char c in Escapes.Replace(text, string.Empty))
        {
            if (!char.IsControl(c) || c == '\t')
            {
                plain.Append(c);
            }
        }

        return plain.ToString();
    }

    private static bool HoldsControls(string text)
    {
        foreach (char c in text)
        {
            if (char.IsControl(c))
            {
                return true;
            }
        }

        return false;
    }
}
