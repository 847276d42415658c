namespace FreeSport.Ops.Core.Evidence.Ledger;

/// <summary>Reads whole lines of a file from its end to its beginning; a last line without line break is passed over.</summary>
/// <param name="stream">The file.</param>
internal sealed class BackwardLines(Stream stream)
{
    private const int BlockSize = 64 * 1024;

    private byte[] _block = [];
    private long _blockStart;
    private long _lineEnd = -1;

    /// <summary>Gets the number of bytes up to and including the last line break: what was acknowledged.</summary>
    public long AcknowledgedLength { get; private set; }

    /// <summary>Finds the last line break.</summary>
    public void MoveToEnd()
    {
        _blockStart = stream.Length;
        _block = [];
        AcknowledgedLength = FindLineBreakBefore(stream.Length) + 1;
        _lineEnd = AcknowledgedLength - 1;
    }

    /// <summary>The next line towards the beginning.</summary>
    /// <returns>The bytes without line break and the offset of the first; null at the beginning.</returns>
    public (byte[] Line, long Offset)? Next()
    {
        if (_lineEnd < 0)
        {
            return null;
        }

        long start = FindLineBreakBefore(_lineEnd) + 1;
        byte[] line = ReadRange(start, (int)(_lineEnd - start));
        _lineEnd = start - 1;
        return (line, start);
    }

    private long FindLineBreakBefore(long end)
    {
        for (long at = end - 1; at >= 0; at--)
        {
            if (at < _blockStart)
            {
                _blockStart = Math.Max(0, at - BlockSize + 1);
                _block = ReadRange(_blockStart, (int)(at - _blockStart + 1));
            }

            if (_block[at - _blockStart] == '\n')
            {
                return at;
            }
        }

        return -1;
    }

    private byte[] ReadRange(long start, int count)
    {
        byte[] bytes = new byte[count];
        stream.Seek(start, SeekOrigin.Begin);
        int read = 0;
        while (read < count)
        {
            int more = stream.Read(bytes, read, count - read);
            if (more == 0)
            {
                throw new EndOfStreamException();
            }

            read += more;
        }

        return bytes;
    }
}
