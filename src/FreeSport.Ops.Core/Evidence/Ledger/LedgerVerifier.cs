using System.Text;

namespace FreeSport.Ops.Core.Evidence.Ledger;

/// <summary>Verifies a whole ledger file from its first line to its last.</summary>
internal static class LedgerVerifier
{
    /// <summary>Verifies a file.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>What was found; its common properties are left to the caller.</returns>
    public static FsLedgerCheck Verify(string path, CancellationToken cancellationToken)
    {
        FsLedgerCheck check = new() { Path = path, State = FsLedgerState.Intact };
        using FileStream stream = new LedgerFile(path).OpenForReading();
        using StreamReader reader = new(stream, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false);
        bool endsWhole = EndsWithLineBreak(stream);
        long number = 0;
        LedgerEntry? previous = null;
        for (string? line = ReadLine(reader); line is not null;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string? next = ReadLine(reader);
            if (next is null && !endsWhole)
            {
                check.State = FsLedgerState.TornTail;
                check.Line = number + 1;
                break;
            }

            number++;
            (LedgerEntry? entry, LedgerFault fault) = LedgerLine.Parse(line);
            if (entry is null || !IsNext(entry, previous))
            {
                check.State = fault == LedgerFault.NewerVersion ? FsLedgerState.NewerVersion : FsLedgerState.Broken;
                check.Line = number;
                break;
            }

            check.EventCount += entry.Evidence is null ? 0 : 1;
            check.Writer = entry.Evidence?.Writer ?? check.Writer;
            previous = entry;
            line = next;
        }

        return check;
    }

    // Only a line feed ends a line: what an editor made of the line ends is a change like any other.
    private static string? ReadLine(StreamReader reader)
    {
        StringBuilder line = new();
        for (int next = reader.Read(); next >= 0; next = reader.Read())
        {
            if (next == '\n')
            {
                return line.ToString();
            }

            line.Append((char)next);
        }

        return line.Length == 0 ? null : line.ToString();
    }

    private static bool IsNext(LedgerEntry entry, LedgerEntry? previous) =>
        previous is null
            ? entry.Sequence == 1 && entry.Previous == LedgerLine.NoPrevious
            : LedgerFile.Follows(entry, previous);

    private static bool EndsWithLineBreak(FileStream stream)
    {
        if (stream.Length == 0)
        {
            return true;
        }

        stream.Seek(-1, SeekOrigin.End);
        int last = stream.ReadByte();
        stream.Seek(0, SeekOrigin.Begin);
        return last == '\n';
    }
}
