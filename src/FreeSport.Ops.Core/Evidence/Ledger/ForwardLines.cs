namespace FreeSport.Ops.Core.Evidence.Ledger;

/// <summary>Reads whole lines of a file from its beginning. Only a line feed ends a line: what an editor made of the line ends is a change like any other.</summary>
/// <param name="stream">The file.</param>
internal sealed class ForwardLines(Stream stream)
{
    private readonly byte[] _block = new byte[64 * 1024];
    private readonly List<byte> _begun = [];
    private int _at;
    private int _count;

    /// <summary>Gets a value indicating whether the file ends in the middle of a line; known once there are no more lines.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>The next lines.</summary>
    /// <param name="most">How many at most.</param>
    /// <returns>Their bytes without line breaks; none at the end.</returns>
    public IReadOnlyList<byte[]> Next(int most)
    {
        List<byte[]> lines = new(most);
        while (lines.Count < most && Fill())
        {
            int end = Array.IndexOf(_block, (byte)'\n', _at, _count - _at);
            _begun.AddRange(new ArraySegment<byte>(_block, _at, (end < 0 ? _count : end) - _at));
            _at = end < 0 ? _count : end + 1;
            if (end >= 0)
            {
                lines.Add(_begun.ToArray());
                _begun.Clear();
            }
        }

        IsTorn = _begun.Count > 0;
        return lines;
    }

    private bool Fill()
    {
        if (_at == _count)
        {
            (_at, _count) = (0, stream.Read(_block, 0, _block.Length));
        }

        return _count > 0;
    }
}
