namespace FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

/// <summary>Finds the lines of a log that hold one of a few literals, in one pass and in bounded memory.</summary>
/// <remarks>
/// Every literal is searched through a block that fits a processor's cache before the next block is read: a few
/// vectorised passes over the same bytes are faster than one pass that looks for all of them.
/// </remarks>
internal sealed class LogScanner
{
    /// <summary>The longest line that is looked at whole, in bytes; of a longer one the rest is passed over.</summary>
    public const int LongestLine = 64 * 1024;

    private const int BlockSize = 256 * 1024;

    private readonly byte[][] _literals;

    /// <summary>Initializes a new instance of the <see cref="LogScanner"/> class.</summary>
    /// <param name="literals">What a line must hold to be told of; at least one.</param>
    public LogScanner(IEnumerable<byte[]> literals) => _literals = [.. literals];

    /// <summary>Is told of a line.</summary>
    /// <param name="block">The bytes around it; what lies behind the line may be cut short only at the end of the log.</param>
    /// <param name="line">Where in the block the line begins.</param>
    /// <param name="length">How long it is, without its end.</param>
    /// <param name="offset">Where in the log the block begins, in bytes.</param>
    public delegate void LineFound(ReadOnlySpan<byte> block, int line, int length, long offset);

    /// <summary>Reads a log to its end.</summary>
    /// <param name="log">The log.</param>
    /// <param name="found">Is told of each line that holds a literal, in their order.</param>
    /// <param name="cancellationToken">Stops it between two blocks.</param>
    /// <returns>How many bytes were read.</returns>
    public long Scan(Stream log, LineFound found, CancellationToken cancellationToken)
    {
        // Behind the block lie the lines that may belong to its last one.
        byte[] buffer = new byte[BlockSize + (2 * LongestLine)];
        int[] next = new int[_literals.Length];
        int filled = 0;
        int begin = 0;
        long offset = 0;
        bool ended = false;
        while (!ended || begin < filled)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!ended)
            {
                // A part of what was looked at stays, so that a line can be asked what stood before it.
                int keep = Math.Max(0, begin - LongestLine);
                Buffer.BlockCopy(buffer, keep, buffer, 0, filled - keep);
                offset += keep;
                filled -= keep;
                begin -= keep;
                ended = !Fill(log, buffer, ref filled);
            }

            ReadOnlySpan<byte> block = buffer.AsSpan(0, filled);
            int end = ended ? filled : Math.Max(begin, EndOfLines(block, filled - LongestLine));
            if (end == begin && !ended)
            {
                // One line longer than any: its beginning counts, the rest is passed over.
                end = filled;
            }

            Look(block, begin, end, next, found, offset);
            begin = end;
        }

        return offset + filled;
    }

    private static bool Fill(Stream log, byte[] buffer, ref int filled)
    {
        while (filled < buffer.Length)
        {
            int read = log.Read(buffer, filled, buffer.Length - filled);
            if (read == 0)
            {
                return false;
            }

            filled += read;
        }

        return true;
    }

    private static int EndOfLines(ReadOnlySpan<byte> block, int before) =>
        before <= 0 ? 0 : block.Slice(0, before).LastIndexOf((byte)'\n') + 1;

    private void Look(ReadOnlySpan<byte> block, int begin, int end, int[] next, LineFound found, long offset)
    {
        for (int i = 0; i < next.Length; i++)
        {
            next[i] = Find(block, begin, end, _literals[i]);
        }

        int position = begin;
        while (position < end)
        {
            int hit = end;
            foreach (int candidate in next)
            {
                hit = Math.Min(hit, candidate);
            }

            if (hit >= end)
            {
                return;
            }

            int start = block.Slice(position, hit - position).LastIndexOf((byte)'\n');
            start = start < 0 ? position : position + start + 1;
            int stop = block.Slice(hit, end - hit).IndexOf((byte)'\n');
            stop = stop < 0 ? end : hit + stop;
            int length = stop - start;
            if (length > 0 && block[stop - 1] == (byte)'\r')
            {
                length--;
            }

            found(block, start, Math.Min(length, LongestLine), offset);
            position = stop + 1;
            for (int i = 0; i < next.Length; i++)
            {
                if (next[i] < position)
                {
                    next[i] = Find(block, position, end, _literals[i]);
                }
            }
        }
    }

    private static int Find(ReadOnlySpan<byte> block, int from, int end, byte[] literal)
    {
        if (from >= end)
        {
            return end;
        }

        int at = block.Slice(from, end - from).IndexOf(literal);
        return at < 0 ? end : from + at;
    }
}
