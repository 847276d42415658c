namespace FreeSport.Ops.Core.Steps.Secrets;

/// <summary>Characters of a value while it is read; overwritten when they are given away or grow.</summary>
internal sealed class CharBuffer : IDisposable
{
    private char[] _characters = new char[256];

    public int Length { get; private set; }

    public void Add(char character)
    {
        if (Length == _characters.Length)
        {
            char[] larger = new char[Length * 2];
            Array.Copy(_characters, larger, Length);
            Dispose();
            _characters = larger;
        }

        _characters[Length++] = character;
    }

    public void Add(string text)
    {
        foreach (char character in text)
        {
            Add(character);
        }
    }

    /// <summary>Takes white space off the end.</summary>
    public void TrimEnd()
    {
        while (Length > 0 && _characters[Length - 1] is ' ' or '\t')
        {
            _characters[--Length] = '\0';
        }
    }

    public SecretValue ToValue() => SecretValue.Of(_characters, 0, Length);

    public void Dispose() => Array.Clear(_characters, 0, _characters.Length);
}
