namespace FreeSport.Ops.Workflows.Rules;

/// <summary>The paths that texts have named so far; each text is looked at once, and not before somebody asks.</summary>
internal sealed class SaidPaths
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    private readonly HashSet<string> _parts = new(StringComparer.Ordinal);

    private readonly List<(string Text, int From, int To)> _unread = [];

    public void Clear()
    {
        _unread.Clear();
        _paths.Clear();
        _parts.Clear();
    }

    /// <summary>Takes what stands in a part of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where the part begins.</param>
    /// <param name="to">Behind its end.</param>
    public void Add(string text, int from, int to) => _unread.Add((text, from, to));

    /// <summary>Whether a path was named: whole, from one of its folders on, or by its file's name alone.</summary>
    public bool Has(string path)
    {
        ReadAll();
        for (int at = path.Length; at > 0;)
        {
            at = path.LastIndexOf('/', at - 1);
            if (_paths.Contains(path.Substring(at + 1)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a name is a part of a path that was named.</summary>
    public bool HasPart(string name)
    {
        ReadAll();
        return _parts.Contains(name);
    }

    private void ReadAll()
    {
        foreach ((string text, int from, int to) in _unread)
        {
            Read(text, from, to);
        }

        _unread.Clear();
    }

    private void Read(string text, int from, int to)
    {
        for (int at = from; at < to;)
        {
            int start = at;
            while (at < to && (char.IsLetterOrDigit(text[at]) || text[at] is '/' or '.' or '-' or '_'))
            {
                at++;
            }

            if (at > start)
            {
                string path = text.Substring(start, at - start).TrimEnd('.');
                Take((path.StartsWith("./", StringComparison.Ordinal) ? path.Substring(1) : path).TrimStart('/'), isAddress: start > 0 && text[start - 1] == ':');
            }

            at++;
        }
    }

    private void Take(string path, bool isAddress)
    {
        _paths.Add(path);
        foreach (string part in path.Split('/'))
        {
            _parts.Add(part);
            if (isAddress)
            {
                _paths.Add(part);
            }
        }
    }
}
