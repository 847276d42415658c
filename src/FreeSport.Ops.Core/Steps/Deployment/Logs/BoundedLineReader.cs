using System.Text;

namespace FreeSport.Ops.Core.Steps.Deployment.Logs;

/// <summary>Reads lines as they come, whatever the whole is long, and never holds more than one of them.</summary>
/// <param name="stream">UTF-8; closed by its owner.</param>
/// <param name="patience">How long the stream may bring nothing.</param>
internal sealed class BoundedLineReader(Stream stream, TimeSpan patience)
{
    /// <summary>The most characters of a line that are kept; the rest of a longer one is counted and dropped.</summary>
    public const int LongestLine = 32 * 1024;

    private const int BufferSize = 64 * 1024;

    private readonly byte[] _bytes = new byte[BufferSize];
    private readonly char[] _chars = new char[Encoding.UTF8.GetMaxCharCount(BufferSize)];
    private readonly Decoder _decoder = new UTF8Encoding(false).GetDecoder();
    private readonly StringBuilder _line = new();
    private int _at;
    private int _count;
    private long _dropped;
    private bool _afterReturn;
    private bool _isOver;

    /// <summary>The next line, without its end; a carriage return alone ends one too, as progress bars write it.</summary>
    /// <returns>The line; null at the end.</returns>
    /// <exception cref="TimeoutException">Nothing came for longer than the patience.</exception>
    /// <exception cref="IOException">The stream broke off.</exception>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        bool any = false;
        while (_at < _count || await FillAsync(cancellationToken).ConfigureAwait(false))
        {
            char next = _chars[_at++];
            if (next == '\n' && _afterReturn)
            {
                _afterReturn = false;
                continue;
            }

            any = true;
            _afterReturn = next == '\r';
            if (next is '\n' or '\r')
            {
                return Take();
            }

            Keep(next);
        }

        return any ? Take() : null;
    }

    private void Keep(char next)
    {
        if (_line.Length < LongestLine)
        {
            _line.Append(next);
        }
        else
        {
            _dropped++;
        }
    }

    private string Take()
    {
        string line = _dropped == 0 ? _line.ToString() : _line + " " + LogTexts.LineCut.With(_dropped);
        _line.Clear();
        _dropped = 0;
        return line;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        while (!_isOver)
        {
            int read = await ReadBytesAsync(cancellationToken).ConfigureAwait(false);
            _isOver = read == 0;
            _at = 0;
            _count = _decoder.GetChars(_bytes, 0, read, _chars, 0, flush: _isOver);
            if (_count > 0)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<int> ReadBytesAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(patience);
        try
        {
#if NETSTANDARD
            // A network stream of .NET Framework does not heed the token; its own end does.
            using CancellationTokenRegistration cut = bounded.Token.Register(stream.Dispose);
            return await stream.ReadAsync(_bytes, 0, _bytes.Length, bounded.Token).ConfigureAwait(false);
#else
            return await stream.ReadAsync(_bytes, bounded.Token).ConfigureAwait(false);
#endif
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or ObjectDisposedException or IOException && bounded.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException();
        }
    }
}
