namespace FreeSport.Ops.Core.Steps.Secrets;

/// <summary>Characters of a value while it is read; overwritten when they are given away or grow.</summary>
internal sealed class CharBuffer : IDisposable
{
    private char[] _characters = new char[256];

    public int Length { get; private set; }

    public char this[int index] => _characters[index];

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

    /// <summary>Takes white space off the end, line ends of all systems and Unicode's blanks included.</summary>
    public void TrimEnd()
    {
        while (Length > 0 && char.IsWhiteSpace(_characters[Length - 1]))
        {
            _characters[--Length] = '\0';
        }
    }

    /// <summary>Finds a text.</summary>
    /// <returns>Its place; -1 when it is not there.</returns>
    public int IndexOf(string text)
    {
        for (int start = 0; start + text.Length <= Length; start++)
        {
            int matched = 0;
            while (matched < text.Length && _characters[start + matched] == text[matched])
            {
                matched++;
            }

            if (matched == text.Length)
            {
                return start;
            }
        }

        return -1;
    }

    /// <summary>A part that is no value: a name that is referred to.</summary>
    public string Text(int start, int end) => new(_characters, start, end - start);

    public SecretValue ToValue() => SecretValue.Of(_characters, 0, Length);

    public void Dispose() => Array.Clear(_characters, 0, _characters.Length);
}
