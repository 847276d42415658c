using System.Text;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Documentation.Regions;

/// <summary>The bytes of a page, line by line, so that those outside of regions stay what they are: whatever their encoding and line ends.</summary>
internal sealed class PageText
{
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];
    private static readonly UTF8Encoding Lenient = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    private readonly byte[] _bytes;
    private readonly List<(int Start, int Length, string End)> _lines = [];

    public PageText(byte[] bytes)
    {
        _bytes = bytes;
        int start = IsMarked ? Mark.Length : 0;
        for (int i = start; i < bytes.Length; i++)
        {
            if (bytes[i] is (byte)'\n' or (byte)'\r')
            {
                string end = bytes[i] == '\n' ? "\n" : i + 1 < bytes.Length && bytes[i + 1] == '\n' ? "\r\n" : "\r";
                _lines.Add((start, i - start, end));
                i += end.Length - 1;
                start = i + 1;
            }
        }

        _lines.Add((start, bytes.Length - start, string.Empty));
        Text = Lenient.GetString(bytes, IsMarked ? Mark.Length : 0, bytes.Length - (IsMarked ? Mark.Length : 0));
    }

    /// <summary>Gets the text, for reading alone: bytes that are no UTF-8 are replaced in it.</summary>
    public string Text { get; }

    private bool IsMarked => _bytes.Take(Mark.Length).SequenceEqual(Mark);

    /// <summary>A page of these bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <exception cref="OpsException">They are UTF-16 or UTF-32 (<c>FileNotUtf8</c>).</exception>
    public static PageText Of(byte[] bytes, string path)
    {
        if (bytes.Length >= 2 && (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || Array.IndexOf(bytes, (byte)0) >= 0))
        {
            FileEncoding.Decode(bytes, path);
            throw RegionFailures.NotText(path);
        }

        return new PageText(bytes);
    }

    /// <summary>A line, counted from 1.</summary>
    public string Line(int line) => Lenient.GetString(_bytes, _lines[line - 1].Start, _lines[line - 1].Length);

    /// <summary>The lines between two lines, neither of them among these.</summary>
    public IReadOnlyList<string> Between(int before, int behind) => [.. Enumerable.Range(before + 1, behind - before - 1).Select(Line)];

    /// <summary>The line end that most lines outside of regions have; of several, the first.</summary>
    public string NewLine(IReadOnlyList<GeneratedRegion> regions) => _lines
        .Where((l, i) => l.End.Length > 0 && !regions.Any(r => i + 1 > r.BeginLine && i + 1 < r.EndLine))
        .GroupBy(static l => l.End, StringComparer.Ordinal)
        .OrderByDescending(static g => g.Count())
        .Select(static g => g.Key)
        .FirstOrDefault() ?? "\n";

    /// <summary>Whether all lines between two lines end so.</summary>
    public bool EndsSo(int before, int behind, string newLine) => Enumerable.Range(before + 1, behind - before - 1).All(l => _lines[l - 1].End == newLine);

    /// <summary>The page with other lines between two lines.</summary>
    public PageText WithBetween(int before, int behind, IReadOnlyList<string> lines, string newLine) =>
        Spliced(_lines[behind - 1].Start, _lines[behind - 1].Start - After(before), string.Concat(lines.Select(l => l + newLine)));

    /// <summary>The page with lines put behind a line; 0 for the beginning. What ends without a line end goes on so.</summary>
    public PageText WithBehind(int line, IReadOnlyList<string> lines, string newLine)
    {
        if (line > 0 && _lines[line - 1].End.Length == 0)
        {
            bool isEmpty = _lines[line - 1].Length == 0;
            return Spliced(_bytes.Length, 0, (isEmpty ? string.Empty : newLine) + string.Join(newLine, lines) + (isEmpty ? newLine : string.Empty));
        }

        int at = line == 0 ? _lines[0].Start : After(line);
        return Spliced(at, 0, string.Concat(lines.Select(l => l + newLine)));
    }

    public byte[] ToArray() => [.. _bytes];

    public int Count => _lines.Count;

    private int After(int line) => _lines[line - 1].Start + _lines[line - 1].Length + _lines[line - 1].End.Length;

    private PageText Spliced(int end, int length, string text) => new([.. _bytes.Take(end - length), .. Lenient.GetBytes(text), .. _bytes.Skip(end)]);
}
