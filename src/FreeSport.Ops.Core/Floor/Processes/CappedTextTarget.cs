using System.Text;

using CliWrap;

namespace FreeSport.Ops.Core.Floor.Processes;

/// <summary>Reads a stream to its end, keeps at most so many bytes, and hands out whole lines as they come.</summary>
internal sealed class CappedTextTarget : PipeTarget
{
    private const int LongestLine = 32 * 1024;

    private readonly int _limit;
    private readonly Action<string>? _onLine;
    private byte[] _kept = [];
    private int _keptLength;
    private readonly StringBuilder _line = new();
    private readonly TaskCompletionSource<bool> _abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CappedTextTarget(int limit, Action<string>? onLine)
    {
        _limit = limit;
        _onLine = onLine;
    }

    public bool Truncated { get; private set; }

    /// <summary>Gets what the system calls the pipe that is read, by which others who hold it are found; null where that is not told.</summary>
    public string? PipeName { get; private set; }

    /// <summary>Stops waiting for more: what was read so far is the answer.</summary>
    public void Abandon() => _abandoned.TrySetResult(true);

    public override string ToString() => Encoding.UTF8.GetString(_kept, 0, _keptLength);

    public override async Task CopyFromAsync(Stream origin, CancellationToken cancellationToken = default)
    {
        PipeName = PipeHolders.NameOf(origin);
        byte[] bytes = new byte[64 * 1024];
        char[] characters = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        Decoder decoder = Encoding.UTF8.GetDecoder();
        while (true)
        {
            Task<int> read = origin.ReadAsync(bytes, 0, bytes.Length, cancellationToken);
            if (await Task.WhenAny(read, _abandoned.Task).ConfigureAwait(false) != read)
            {
                // Whoever holds the other end may hold it for ever; how this read ends is nobody's concern any more.
                _ = read.ContinueWith(static r => r.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                break;
            }

            int count = await read.ConfigureAwait(false);
            if (count == 0)
            {
                break;
            }

            Keep(bytes, count);
            if (_onLine is not null)
            {
                HandOutLines(characters, decoder.GetChars(bytes, 0, count, characters, 0));
            }
        }

        if (_line.Length > 0)
        {
            _onLine?.Invoke(_line.ToString());
        }
    }

    private void Keep(byte[] bytes, int count)
    {
        int room = Math.Min(count, _limit - _keptLength);
        if (_keptLength + room > _kept.Length)
        {
            Array.Resize(ref _kept, Math.Min(_limit, Math.Max(_keptLength + room, _kept.Length * 2)));
        }

        Buffer.BlockCopy(bytes, 0, _kept, _keptLength, room);
        _keptLength += room;
        Truncated |= room < count;
    }

    private void HandOutLines(char[] characters, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (characters[i] == '\n')
            {
                _onLine!(_line.ToString().TrimEnd('\r'));
                _line.Clear();
            }
            else if (_line.Length < LongestLine)
            {
                _line.Append(characters[i]);
            }
        }
    }
}
