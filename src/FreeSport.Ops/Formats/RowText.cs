using System.Globalization;
using System.Text;

namespace FreeSport.Ops.Commands.Formats;

/// <summary>
/// Puts a row together: a mark, what it is about, what is said of it, and what belongs to it on lines of their own beneath.
/// Nothing is broken: the terminal folds what is longer than it is wide, and commands stay whole for whoever copies them.
/// </summary>
internal sealed class RowText
{
    private const int Mark = 3;

    // One less than 80: a console that breaks a full line would leave an empty one behind it.
    private const int Width = 79;
    private const string Indent = "     ";

    // Where what is said begins: at the first stop behind the subject, so that rows of a kind stand in line.
    private static readonly int[] Stops = [29, 39, 49];

    private readonly StringBuilder _text = new();

    /// <summary>The row itself; what is said of it goes beneath where it does not fit beside it in 80 columns.</summary>
    public RowText Head(char mark, string subject, string said)
    {
        string[] lines = Lines(said);
        _text.Append(Marks.Draw(mark)).Append("  ").Append(subject);
        if (lines.Length == 0)
        {
            return this;
        }

        int stop = Stops.FirstOrDefault(s => s > subject.Length + 1);
        bool fits = stop > 0 && Mark + stop + lines[0].Length <= Width;
        if (fits)
        {
            _text.Append(' ', stop - subject.Length).Append(lines[0]);
        }

        foreach (string line in fits ? lines.Skip(1) : lines)
        {
            Below(line);
        }

        return this;
    }

    /// <summary>A text as it is, where the row stands.</summary>
    public RowText Bare(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>A text beneath the row, line by line; nothing for an empty one.</summary>
    public RowText Under(string? text)
    {
        foreach (string line in Lines(text))
        {
            Below(line);
        }

        return this;
    }

    /// <summary>A text beneath the row as it is, with its colours.</summary>
    public RowText Below(string line)
    {
        _text.Append('\n').Append(Indent).Append(line);
        return this;
    }

    /// <summary>Names beneath the row, none of them torn; nothing for none.</summary>
    public RowText Names(string label, IEnumerable<string> names)
    {
        string line = label;
        foreach (string name in names.Where(static n => n.Length > 0))
        {
            bool isFirst = line.Length == label.Length;
            if (!isFirst && Indent.Length + line.Length + 2 + name.Length > Width)
            {
                Below(line + ",");
                line = new string(' ', label.Length);
                isFirst = true;
            }

            line += (isFirst ? label.Length == 0 ? string.Empty : " " : ", ") + name;
        }

        return line.Length == label.Length ? this : Below(line);
    }

    /// <summary>A command alone on its line.</summary>
    public RowText Command(string? command) =>
        string.IsNullOrWhiteSpace(command) ? this : Below("> " + Paint.Live(command!.Trim()));

    public override string ToString() => _text.ToString();

    public static string[] Lines(string? text) =>
        [.. (text ?? string.Empty).Split('\r', '\n').Select(static l => l.TrimEnd()).Where(static l => l.Length > 0)];

    /// <summary>A length of time, such as <c>1:12</c> in minutes and seconds, or <c>0.3 s</c>.</summary>
    public static string Duration(TimeSpan took) => took.TotalMinutes >= 1
        ? ((int)took.TotalMinutes).ToString(CultureInfo.InvariantCulture) + ":" + took.Seconds.ToString("00", CultureInfo.InvariantCulture)
        : took.TotalSeconds.ToString(took.TotalSeconds < 10 ? "0.#" : "0", CultureInfo.InvariantCulture) + " s";

    /// <summary>What stands in front of a line of a log.</summary>
    public static string Prefix(string job, string time) => string.Join("  ", new[] { job, time }.Where(static p => p.Length > 0)) is { Length: > 0 } front ? front + "  " : string.Empty;

    /// <summary>A text of the views with its value.</summary>
    public static string Fill(string format, object value) => string.Format(CultureInfo.CurrentCulture, format, value);

    /// <summary>What is there of some texts, with commas.</summary>
    public static string Joined(params string[] parts) => string.Join(", ", parts.Where(static p => p.Length > 0));
}
