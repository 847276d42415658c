using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

/// <summary>The traceback of an exception: what was thrown, and where.</summary>
internal static class LogTrace
{
    private const string PythonBeginning = "Traceback (most recent call last)";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Regex PythonFrame = new(@"^\s*File ""(?<file>[^""]+)"", line \d+(?:, in (?<name>.+))?", RegexOptions.CultureInvariant, Patience);

    private static readonly Regex NodeFrame = new(@"^\s*at (?:async )?(?:(?<name>[^\s(]+(?: \[as [^\]]+\])?) \()?(?<file>[^():\s][^()]*?)(?::\d+){1,2}\)?\s*$", RegexOptions.CultureInvariant, Patience);

    private static readonly string[] Chains =
    [
        "During handling of the above exception",
        "The above exception was the direct cause",
    ];

    /// <summary>Whether a line begins a traceback of Python.</summary>
    /// <param name="line">Its text.</param>
    public static bool Begins(string line) => line.IndexOf(PythonBeginning, StringComparison.Ordinal) >= 0;

    /// <summary>Whether a line goes on with what stands above it.</summary>
    /// <param name="line">Its text.</param>
    public static bool GoesOn(string line) =>
        line.Length > 0 && (char.IsWhiteSpace(line[0]) || line.StartsWith("Caused by:", StringComparison.Ordinal) || line.StartsWith("[cause]:", StringComparison.Ordinal));

    /// <summary>Whether a line joins two tracebacks of Python: the second is what came out at last.</summary>
    /// <param name="line">Its text.</param>
    public static bool Chain(string line) => Chains.Any(c => line.StartsWith(c, StringComparison.Ordinal));

    /// <summary>Names an exception by itself and the innermost place.</summary>
    /// <param name="thrown">The line that names it.</param>
    /// <param name="frames">The lines of its stack.</param>
    /// <param name="innermostLast">Whether the innermost frame stands last, as in Python.</param>
    public static string Name(string thrown, IReadOnlyList<string> frames, bool innermostLast)
    {
        IEnumerable<string> inwards = innermostLast ? frames.Reverse() : frames;
        foreach (string frame in inwards)
        {
            Match match = (innermostLast ? PythonFrame : NodeFrame).Match(frame);
            if (match.Success)
            {
                string file = match.Groups["file"].Value;
                file = file.Substring(file.LastIndexOfAny(['/', '\\']) + 1);
                return match.Groups["name"].Success ? $"{thrown} ({file}, {match.Groups["name"].Value.Trim()})" : $"{thrown} ({file})";
            }
        }

        return thrown;
    }
}
