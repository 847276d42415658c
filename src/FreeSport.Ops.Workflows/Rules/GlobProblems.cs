namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Finds what is wrong with a filter pattern. Source: GitHub's filter pattern cheat sheet, git-check-ref-format.</summary>
internal sealed class GlobProblems
{
    /// <summary>Stands for the index of a problem of the pattern as a whole.</summary>
    public const int WholePattern = -1;

    // What has this many mistakes is no pattern at all.
    private const int MostProblems = 10;

    private readonly string _text;
    private readonly bool _isPath;
    private readonly List<(int Index, string Problem)> _problems = [];
    private int _at;

    // Whether ? and + have a character before them to repeat.
    private bool _isRepeatable;

    private GlobProblems(string text, bool isPath) => (_text, _isPath) = (text, isPath);

    public static IReadOnlyList<(int Index, string Problem)> In(string text, bool isPath)
    {
        GlobProblems pattern = new(text, isPath);
        pattern.Check();
        return pattern._problems;
    }

    private void Check()
    {
        if (_isPath && PathProblem() is { } problem)
        {
            Problem(WholePattern, problem);
            return;
        }

        if (_text[0] == '!')
        {
            _at = 1;
            if (_text.Length == 1)
            {
                Problem(0, RuleTexts.GlobOnlyNegation);
                return;
            }
        }

        // A ref may not begin with a slash.
        if (!_isPath && _text[_at] == '/')
        {
            Problem(_at, RuleTexts.GlobRefEdge);
            _at++;
            _isRepeatable = true;
        }

        while (_at < _text.Length && _problems.Count < MostProblems)
        {
            Next();
        }
    }

    private string? PathProblem()
    {
        if (char.IsWhiteSpace(_text[0]) || char.IsWhiteSpace(_text[_text.Length - 1]))
        {
            return RuleTexts.GlobPathSpace;
        }

        string path = _text[0] == '!' ? _text.Substring(1) : _text;
        bool isDotted = path is "." or ".." || path.StartsWith("./", StringComparison.Ordinal) || path.StartsWith("../", StringComparison.Ordinal);
        return isDotted ? RuleTexts.GlobPathDot : null;
    }

    private void Next()
    {
        char c = _text[_at];
        int start = _at++;
        bool isRepeatable = true;
        switch (c)
        {
            case '\\':
                Escape(start);
                break;
            case '?' or '+':
                if (!_isRepeatable)
                {
                    Problem(start, RuleTexts.GlobNothingToRepeat.With(c));
                }

                isRepeatable = false;
                break;
            case '*':
                isRepeatable = false;
                break;
            case '[':
                Characters(start);
                break;
            case '\r' or '\n':
                _at += c == '\r' && _at < _text.Length && _text[_at] == '\n' ? 1 : 0;
                Problem(start, RuleTexts.GlobNewLine);
                break;
            case ' ' or '\t' or '~' or '^' or ':' when !_isPath:
                Problem(start, RuleTexts.GlobRefCharacter.With(c));
                break;
            case '/' or '.' when !_isPath && _at == _text.Length:
                Problem(start, RuleTexts.GlobRefEdge);
                break;
        }

        _isRepeatable = isRepeatable;
    }

    private void Escape(int start)
    {
        char next = _at < _text.Length ? _text[_at] : '\0';
        if (next is '[' or '?' or '*')
        {
            _at++;
            if (!_isPath)
            {
                Problem(start, RuleTexts.GlobRefCharacter.With(next));
            }
        }
        else if (next is '+' or '\\' or '!')
        {
            _at++;
        }
        else if (!_isPath)
        {
            Problem(start, RuleTexts.GlobEscape);
            _at = Math.Min(_at + 1, _text.Length);
        }
    }

    private void Characters(int start)
    {
        if (_at < _text.Length && _text[_at] == ']')
        {
            _at++;
            Problem(start, RuleTexts.GlobEmptySet);
            return;
        }

        int count = 0;
        while (_at < _text.Length)
        {
            char c = _text[_at++];
            if (c == ']')
            {
                if (count == 1)
                {
                    Problem(start, RuleTexts.GlobSingleSet.With(_text[start + 1]));
                }

                return;
            }

            count++;
            if (_at >= _text.Length || _text[_at] != '-')
            {
                continue;
            }

            _at++;
            count++;
            if (_at < _text.Length && _text[_at] == ']')
            {
                _at++;
                Problem(start, RuleTexts.GlobOpenRange);
                return;
            }

            if (_at < _text.Length && c > _text[_at++])
            {
                Problem(start, RuleTexts.GlobBackwardRange.With(c, _text[_at - 1]));
            }
        }

        Problem(start, RuleTexts.GlobOpenSet);
    }

    private void Problem(int index, string problem) => _problems.Add((index, problem));
}
