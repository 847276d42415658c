namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>Goes through the words of an expression, counts how deep it is, and keeps the first error.</summary>
internal abstract class ExpressionWords
{
    private readonly string _text;
    private ExpressionLexer _lexer;

    protected ExpressionWords(string text, int start, int end)
    {
        _text = text;
        _lexer = new(text, start, end);
        Current = Previous = _lexer.Next();
    }

    protected ExpressionToken Current { get; private set; }

    protected ExpressionToken Previous { get; private set; }

    protected ExpressionError? Error { get; set; }

    protected int Depth { get; set; }

    protected ExpressionValue Value(ExpressionToken token) => token.Kind switch
    {
        TokenKind.True => ExpressionValue.True,
        TokenKind.False => ExpressionValue.False,
        TokenKind.Number => ExpressionValue.Of(token.Number),
        TokenKind.Text => ExpressionValue.Of(_text.Substring(token.Start + 1, token.End - token.Start - 2).Replace("''", "'")),
        _ => ExpressionValue.Null,
    };

    protected string Text(ExpressionToken token) => _text.Substring(token.Start, token.End - token.Start);

    protected ExpressionToken Take()
    {
        Previous = Current;
        Current = _lexer.Next();
        return Previous;
    }

    protected bool Close(TokenKind kind)
    {
        if (Current.Kind != kind)
        {
            Unexpected();
            return false;
        }

        Take();
        return true;
    }

    protected bool Deeper()
    {
        if (++Depth <= ExpressionLimits.Depth)
        {
            return true;
        }

        Error = new(ExpressionErrorKind.TooDeep, Message.Of<ExpressionsTexts>(nameof(ExpressionsTexts.TooDeep), ExpressionLimits.Depth), Previous.Start, Previous.End);
        return false;
    }

    protected ExpressionNode? Unexpected()
    {
        bool ended = Current.Kind == TokenKind.End;
        ExpressionToken wrong = ended ? Previous : Current;
        string word = wrong.Kind == TokenKind.Text ? Value(wrong).Text : Text(wrong);
        Error = ended
            ? new(ExpressionErrorKind.UnexpectedEnd, Message.Of<ExpressionsTexts>(nameof(ExpressionsTexts.UnexpectedEnd), word.FirstLine()), wrong.Start, wrong.End)
            : new(
                wrong.Kind == TokenKind.UnterminatedString ? ExpressionErrorKind.UnterminatedString : ExpressionErrorKind.UnexpectedSymbol,
                Message.Of<ExpressionsTexts>(nameof(ExpressionsTexts.UnexpectedSymbol), word.FirstLine()),
                wrong.Start,
                wrong.End);
        return null;
    }
}
