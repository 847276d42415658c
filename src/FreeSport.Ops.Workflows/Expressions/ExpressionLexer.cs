namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>Reads the words of an expression one by one from a part of a text.</summary>
internal struct ExpressionLexer(string text, int start, int end)
{
    private int _at = start;
    private TokenKind _last = TokenKind.End;

    /// <summary>The next word; again and again <see cref="TokenKind.End" /> at the end.</summary>
    public ExpressionToken Next()
    {
        while (_at < end && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }

        ExpressionToken token = _at < end ? Read() : new(TokenKind.End, end, end);
        _at = token.End;
        _last = token.Kind;
        return token;
    }

    private readonly ExpressionToken Read() => text[_at] switch
    {
        '(' => Symbol(TokenKind.LeftParenthesis),
        ')' => Symbol(TokenKind.RightParenthesis),
        '[' => Symbol(TokenKind.LeftBracket),
        ']' => Symbol(TokenKind.RightBracket),
        ',' => Symbol(TokenKind.Comma),
        '*' => Symbol(TokenKind.Star),
        '.' => _last is TokenKind.Name or TokenKind.RightBracket or TokenKind.RightParenthesis or TokenKind.Star ? Symbol(TokenKind.Dot) : Number(),
        '!' => Follows('=') ? Symbol(TokenKind.NotEqual, 2) : Symbol(TokenKind.Not),
        '<' => Follows('=') ? Symbol(TokenKind.LessOrEqual, 2) : Symbol(TokenKind.Less),
        '>' => Follows('=') ? Symbol(TokenKind.GreaterOrEqual, 2) : Symbol(TokenKind.Greater),
        '=' => Follows('=') ? Symbol(TokenKind.Equal, 2) : Word(),
        '&' => Follows('&') ? Symbol(TokenKind.And, 2) : Word(),
        '|' => Follows('|') ? Symbol(TokenKind.Or, 2) : Word(),
        '\'' => Text(),
        '+' or '-' or (>= '0' and <= '9') => Number(),
        _ => Word(),
    };

    private readonly bool Follows(char next) => _at + 1 < end && text[_at + 1] == next;

    private readonly ExpressionToken Symbol(TokenKind kind, int length = 1) => new(kind, _at, _at + length);

    private readonly ExpressionToken Text()
    {
        for (int at = _at + 1; at < end; at++)
        {
            if (text[at] == '\'')
            {
                if (at + 1 >= end || text[at + 1] != '\'')
                {
                    return new(TokenKind.Text, _at, at + 1);
                }

                at++;
            }
        }

        return new(TokenKind.UnterminatedString, _at, end);
    }

    private readonly ExpressionToken Number()
    {
        int after = _at + 1;
        while (after < end && (text[after] == '.' || !IsBoundary(text[after])))
        {
            after++;
        }

        double number = NumberText.Read(text, _at, after);
        return double.IsNaN(number) ? new(TokenKind.Unexpected, _at, after) : new(TokenKind.Number, _at, after, number);
    }

    private readonly ExpressionToken Word()
    {
        bool legal = IsLetter(text[_at]);
        int after = _at + 1;
        for (; after < end && !IsBoundary(text[after]); after++)
        {
            legal &= IsLetter(text[after]) || text[after] is '-' or (>= '0' and <= '9');
        }

        // A property may be called like a literal.
        return !legal ? new(TokenKind.Unexpected, _at, after)
            : _last == TokenKind.Dot ? new(TokenKind.Name, _at, after)
            : Is("true", after) ? new(TokenKind.True, _at, after)
            : Is("false", after) ? new(TokenKind.False, _at, after)
            : Is("null", after) ? new(TokenKind.Null, _at, after)
            : Is("NaN", after) ? new(TokenKind.Number, _at, after, double.NaN)
            : Is("Infinity", after) ? new(TokenKind.Number, _at, after, double.PositiveInfinity)
            : new(TokenKind.Name, _at, after);
    }

    private readonly bool Is(string word, int after) =>
        after - _at == word.Length && string.CompareOrdinal(text, _at, word, 0, word.Length) == 0;

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private static bool IsBoundary(char c) =>
        c is '(' or ')' or '[' or ']' or ',' or '.' or '!' or '<' or '>' or '=' or '&' or '|' || char.IsWhiteSpace(c);
}
