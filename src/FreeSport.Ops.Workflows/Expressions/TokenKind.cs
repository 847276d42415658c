namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>The words of the language.</summary>
internal enum TokenKind
{
    End,
    Unexpected,
    UnterminatedString,
    LeftParenthesis,
    RightParenthesis,
    LeftBracket,
    RightBracket,
    Comma,
    Dot,
    Star,
    Not,
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Null,
    True,
    False,
    Number,
    Text,
    Name,
}
