using System.Globalization;

using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Actions;

/// <summary>A line that GitHub shows beside a run, and beside the code where it names a place.</summary>
/// <param name="Kind">What it is: <c>error</c>, <c>warning</c> or <c>notice</c>.</param>
/// <param name="Message">What it says.</param>
internal sealed record Annotation(string Kind, string Message)
{
    private const int LongestMessage = 4_096;
    private const int LongestTitle = 255;

    /// <summary>Gets its title; empty for none.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Gets the file from the git root with forward slashes; null for none.</summary>
    public string? File { get; init; }

    /// <summary>Gets the line, counted from 1; null for none.</summary>
    public int? Line { get; init; }

    /// <summary>The command that the runner reads.</summary>
    public override string ToString()
    {
        string[] properties =
        [
            .. new[]
            {
                File is { Length: > 0 } ? "file=" + Property(File) : null,
                File is { Length: > 0 } && Line is > 0 ? "line=" + Line.Value.ToString(CultureInfo.InvariantCulture) : null,
                Title.Length > 0 ? "title=" + Property(Words.Cut(Title, LongestTitle)) : null,
            }.OfType<string>(),
        ];
        return "::" + Kind + (properties.Length > 0 ? " " + string.Join(",", properties) : string.Empty) + "::" + Data(Words.Cut(VisibleText.Of(Message), LongestMessage));
    }

    // Source: actions/toolkit, packages/core/src/command.ts.
    private static string Data(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Data(VisibleText.Line(text)).Replace(":", "%3A").Replace(",", "%2C");
}
