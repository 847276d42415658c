namespace FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

/// <summary>Keeps the first and the last bytes of a log while it is read, so that one reading tells which time it covers.</summary>
/// <param name="log">The log; it stays open.</param>
internal sealed class EdgeStream(Stream log) : Stream
{
    private const int EdgeLength = 64 * 1024;

    private readonly byte[] _last = new byte[EdgeLength];
    private byte[] _first = [];
    private int _lastLength;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The times that the log begins and ends with.</summary>
    /// <param name="zone">The offset of times that name none.</param>
    /// <param name="year">The year of times that name none.</param>
    /// <returns>Null where no line at either end names a time.</returns>
    public (DateTimeOffset First, DateTimeOffset Last)? Times(TimeSpan zone, int year)
    {
        DateTimeOffset? first = null, last = null;
        foreach (DateTimeOffset time in TimesIn(_first, zone, year))
        {
            first = first is null || time < first ? time : first;
            last = last is null || time > last ? time : last;
        }

        foreach (DateTimeOffset time in TimesIn(_last.AsSpan(0, _lastLength).ToArray(), zone, year))
        {
            first ??= time;
            last = last is null || time > last ? time : last;
        }

        return first is null || last is null ? null : (first.Value, last.Value);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = log.Read(buffer, offset, count);
        if (_first.Length < EdgeLength && read > 0)
        {
            _first = [.. _first, .. buffer.AsSpan(offset, Math.Min(read, EdgeLength - _first.Length)).ToArray()];
        }

        Keep(buffer.AsSpan(offset, read));
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static List<DateTimeOffset> TimesIn(byte[] bytes, TimeSpan zone, int year)
    {
        List<DateTimeOffset> times = [];
        ReadOnlySpan<byte> rest = bytes;
        while (rest.Length > 0)
        {
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = Colours.Without(end < 0 ? rest : rest.Slice(0, end));
            LogLine read = LogLine.Read(line, zone, year);
            if ((read.At ?? LogJson.Read(read.TextOf(line))?.At) is { } at)
            {
                times.Add(at);
            }

            rest = end < 0 ? default : rest.Slice(end + 1);
        }

        return times;
    }

    private void Keep(ReadOnlySpan<byte> read)
    {
        if (read.Length >= EdgeLength)
        {
            read.Slice(read.Length - EdgeLength).CopyTo(_last);
            _lastLength = EdgeLength;
            return;
        }

        int keep = Math.Min(_lastLength, EdgeLength - read.Length);
        Buffer.BlockCopy(_last, _lastLength - keep, _last, 0, keep);
        read.CopyTo(_last.AsSpan(keep));
        _lastLength = keep + read.Length;
    }
}
