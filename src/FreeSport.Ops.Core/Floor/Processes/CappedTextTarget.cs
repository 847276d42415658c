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

    public CappedTextTarget(int limit, Action<string>? onLine)
    {
        _limit = limit;
        _onLine = onLine;
    }

    public bool Truncated { get; private set; }

    public override string ToString() => Encoding.UTF8.GetString(_kept, 0, _keptLength);

    public override async Task CopyFromAsync(Stream origin, CancellationToken cancellationToken = default)
    {
        byte[] bytes = new byte[64 * 1024];
        char[] characters = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        Decoder decoder = Encoding.UTF8.GetDecoder();
        while (true)
        {
            int count = await origin.ReadAsync(bytes, 0, bytes.Length, cancellationToken).ConfigureAwait(false);
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
