using System.Text;

namespace FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

/// <summary>Where the parts of a line lie: who printed it, when, and what.</summary>
/// <param name="Source">The container's prefix, as compose and Swarm write it; empty where there is none.</param>
/// <param name="At">When it was printed; null where it does not say.</param>
/// <param name="Text">Where what was printed begins, in bytes from the line's beginning.</param>
internal readonly record struct LogLine(string Source, DateTimeOffset? At, int Text)
{
    private const int LongestSource = 120;

    /// <summary>Takes a line apart.</summary>
    /// <param name="line">The line's bytes.</param>
    /// <param name="zone">The offset of times that name none.</param>
    /// <param name="year">The year of times that name none.</param>
    public static LogLine Read(ReadOnlySpan<byte> line, TimeSpan zone, int year)
    {
        int at = 0;
        DateTimeOffset? time = null;
        string source = string.Empty;
        // Swarm puts the time before the prefix, compose behind it.
        for (int round = 0; round < 2; round++)
        {
            if (time is null && LogTimestamp.TryRead(line.Slice(at), zone, year, out DateTimeOffset read, out int length))
            {
                time = read;
                at += length;
            }

            if (source.Length == 0 && Prefix(line.Slice(at)) is { } prefix)
            {
                source = Encoding.UTF8.GetString(line.Slice(at, prefix.Name).ToArray());
                at += prefix.Length;
            }
        }

        return new LogLine(source, time, at);
    }

    /// <summary>The text of a line.</summary>
    /// <param name="line">The line's bytes.</param>
    public string TextOf(ReadOnlySpan<byte> line) => Encoding.UTF8.GetString(line.Slice(Text).ToArray());

    // "web-1  | ": a name without blanks, then blanks, a bar and a blank.
    private static (int Name, int Length)? Prefix(ReadOnlySpan<byte> line)
    {
        int bar = line.Slice(0, Math.Min(line.Length, LongestSource)).IndexOf((byte)'|');
        if (bar < 2 || line[bar - 1] != ' ')
        {
            return null;
        }

        int name = 0;
        while (name < bar && line[name] != ' ')
        {
            name++;
        }

        for (int i = name; i < bar; i++)
        {
            if (line[i] != ' ')
            {
                return null;
            }
        }

        return name == 0 ? null : (name, bar + 1 < line.Length && line[bar + 1] == ' ' ? bar + 2 : bar + 1);
    }
}
