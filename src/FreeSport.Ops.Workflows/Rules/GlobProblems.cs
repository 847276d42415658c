using FreeSport.Ops.Workflows.Globs;

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
    private readonly List<(int Index, Message Problem)> _problems = [];

    private GlobProblems(string text, bool isPath) => (_text, _isPath) = (text, isPath);

    public static IReadOnlyList<(int Index, Message Problem)> In(string text, bool isPath)
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

        if (_text == "!")
        {
            Problem(0, Message.Of<RuleTexts>(nameof(RuleTexts.GlobOnlyNegation)));
            return;
        }

        // Whether ? and + have a character before them to repeat.
        bool isRepeatable = false;
        int start = _text[0] == '!' ? 1 : 0;
        foreach (GlobToken token in GlobTokens.Read(_text, start).TakeWhile(_ => _problems.Count < MostProblems))
        {
            switch (token.Kind)
            {
                case GlobTokenKind.Character:
                    Character(token.Index, isEdge: token.Index == start && token.Text == "/");
                    break;
                case GlobTokenKind.Escaped:
                    Escaped(token);
                    break;
                case GlobTokenKind.Set:
                    Set(token);
                    break;
                case GlobTokenKind.Optional or GlobTokenKind.Repeated when !isRepeatable:
                    Problem(token.Index, Message.Of<RuleTexts>(nameof(RuleTexts.GlobNothingToRepeat), token.Text));
                    break;
            }

            isRepeatable = token.Kind is GlobTokenKind.Character or GlobTokenKind.Escaped or GlobTokenKind.Set;
        }
    }

    private Message? PathProblem()
    {
        if (char.IsWhiteSpace(_text[0]) || char.IsWhiteSpace(_text[_text.Length - 1]))
        {
            return Message.Of<RuleTexts>(nameof(RuleTexts.GlobPathSpace));
        }

        string path = _text[0] == '!' ? _text.Substring(1) : _text;
        bool isDotted = path is "." or ".." || path.StartsWith("./", StringComparison.Ordinal) || path.StartsWith("../", StringComparison.Ordinal);
        return isDotted ? Message.Of<RuleTexts>(nameof(RuleTexts.GlobPathDot)) : null;
    }

    private void Character(int index, bool isEdge)
    {
        char c = _text[index];
        if (c is '\r' or '\n')
        {
            // The second half of a line's end is told with the first.
            if (c == '\r' || index == 0 || _text[index - 1] != '\r')
            {
                Problem(index, Message.Of<RuleTexts>(nameof(RuleTexts.GlobNewLine)));
            }
        }
        else if (!_isPath && c is ' ' or '\t' or '~' or '^' or ':')
        {
            Problem(index, Message.Of<RuleTexts>(nameof(RuleTexts.GlobRefCharacter), c));
        }
        else if (!_isPath && (isEdge || (c is '/' or '.' && index == _text.Length - 1)))
        {
            Problem(index, Message.Of<RuleTexts>(nameof(RuleTexts.GlobRefEdge)));
        }
    }

    private void Escaped(GlobToken token)
    {
        bool isMark = token.Text is "[" or "?" or "*";
        bool isOther = !isMark && token.Text is not ("+" or "\\" or "!");
        if (_isPath && isOther && token.Text.Length > 0)
        {
            // Here the \ stands for itself, and so does what follows.
            Character(token.Index + 1, isEdge: false);
        }
        else if (!_isPath && isMark)
        {
            Problem(token.Index, Message.Of<RuleTexts>(nameof(RuleTexts.GlobRefCharacter), token.Text));
        }
        else if (!_isPath && isOther)
        {
            Problem(token.Index, Message.Of<RuleTexts>(nameof(RuleTexts.GlobEscape)));
        }
    }

    private void Set(GlobToken token)
    {
        if (token is { IsClosed: true, Text.Length: 0 })
        {
            Problem(token.Index, Message.Of<RuleTexts>(nameof(RuleTexts.GlobEmptySet)));
            return;
        }

        foreach ((char first, char last, bool isOpen) in GlobTokens.Ranges(token.Text))
        {
            if (isOpen && token.IsClosed)
            {
                Problem(token.Index, Message.Of<RuleTexts>(nameof(RuleTexts.GlobOpenRange)));
                return;
            }

            if (first > last)
            {
                Problem(token.Index, Message.Of<RuleTexts>(nameof(RuleTexts.GlobBackwardRange), first, last));
            }
        }

        if (!token.IsClosed)
        {
            Problem(token.Index, Message.Of<RuleTexts>(nameof(RuleTexts.GlobOpenSet)));
        }
        else if (token.Text.Length == 1)
        {
            Problem(token.Index, Message.Of<RuleTexts>(nameof(RuleTexts.GlobSingleSet), token.Text));
        }
    }

    private void Problem(int index, Message problem) => _problems.Add((index, problem));
}
