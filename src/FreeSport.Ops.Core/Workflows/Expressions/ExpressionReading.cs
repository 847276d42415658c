namespace FreeSport.Ops.Core.Workflows.Expressions;

/// <summary>One reading of an expression, by recursive descent. A method that returns null has left the error behind.</summary>
internal sealed class ExpressionReading
{
    private readonly string _text;
    private readonly ExpressionNames? _names;
    private ExpressionLexer _lexer;
    private ExpressionToken _current;
    private ExpressionToken _previous;
    private ExpressionError? _error;
    private int _depth;

    public ExpressionReading(string text, int start, int end, ExpressionNames? names)
    {
        _text = text;
        _names = names;
        _lexer = new(text, start, end);
        _current = _previous = _lexer.Next();
    }

    public ExpressionParse Read()
    {
        ExpressionNode? root = Expression();
        if (root is not null && _current.Kind != TokenKind.End)
        {
            root = Unexpected();
        }

        return new(root, _error);
    }

    private ExpressionNode? Expression()
    {
        if (!Deeper())
        {
            return null;
        }

        ExpressionNode? node = Chain(TokenKind.Or);
        _depth--;
        return node;
    }

    // || of && of comparisons. A chain counts once for the depth, however long it is.
    private ExpressionNode? Chain(TokenKind link)
    {
        int start = _current.Start;
        ExpressionNode? node = Operand();
        if (node is null || _current.Kind != link)
        {
            return node;
        }

        if (!Deeper())
        {
            return null;
        }

        OperatorChain chain = new(Operator(link), node, start, _previous.End);
        while (_current.Kind == link)
        {
            int at = Take().Start;
            int from = _current.Start;
            if (Operand() is not { } next)
            {
                return null;
            }

            chain.Add(at, next, from, _previous.End);
        }

        _depth--;
        return chain.Balanced();

        ExpressionNode? Operand() => link == TokenKind.Or ? Chain(TokenKind.And) : Comparison(TokenKind.Equal, TokenKind.NotEqual);
    }

    // GitHub's runner counts each comparison of a comparison, so that these cannot nest beyond the limit either.
    private ExpressionNode? Comparison(TokenKind first, TokenKind last)
    {
        int start = _current.Start;
        int deeper = 0;
        ExpressionNode? node = Operand();
        while (node is not null && _current.Kind >= first && _current.Kind <= last)
        {
            if (deeper > 0 && !Deeper())
            {
                return null;
            }

            deeper++;
            ExpressionToken token = Take();
            node = Operand() is { } right ? new BinaryNode(Operator(token.Kind), token.Start, node, right, start, _previous.End) : null;
        }

        _depth -= Math.Max(deeper - 1, 0);
        return node;

        ExpressionNode? Operand() => first == TokenKind.Equal ? Comparison(TokenKind.Less, TokenKind.GreaterOrEqual) : Unary();
    }

    private ExpressionNode? Unary()
    {
        if (_current.Kind != TokenKind.Not)
        {
            return Postfix();
        }

        int start = Take().Start;
        if (!Deeper() || Unary() is not { } operand)
        {
            return null;
        }

        _depth--;
        return new NotNode(operand, start, _previous.End);
    }

    private ExpressionNode? Postfix()
    {
        int start = _current.Start;
        TokenKind first = _current.Kind;
        ExpressionNode? node = Primary();
        int before = _depth;
        while (node is not null && first is TokenKind.Name or TokenKind.LeftParenthesis && _current.Kind is TokenKind.Dot or TokenKind.LeftBracket)
        {
            node = Take().Kind == TokenKind.Dot ? Property(node, start) : Index(node, start);
            if (node is not null && !Deeper())
            {
                return null;
            }
        }

        _depth = before;
        return node;
    }

    private ExpressionNode? Property(ExpressionNode target, int start)
    {
        if (_current.Kind is not (TokenKind.Name or TokenKind.Star))
        {
            return Unexpected();
        }

        ExpressionToken name = Take();
        return name.Kind == TokenKind.Star
            ? new StarNode(target, start, name.End)
            : new PropertyNode(target, Text(name), name.Start, start, name.End);
    }

    private ExpressionNode? Index(ExpressionNode target, int start)
    {
        bool star = _current.Kind == TokenKind.Star;
        ExpressionNode? index = null;
        if (star)
        {
            Take();
        }
        else if ((index = Expression()) is null)
        {
            return null;
        }

        return !Close(TokenKind.RightBracket) ? null
            : star ? new StarNode(target, start, _previous.End)
            : new IndexNode(target, index!, start, _previous.End);
    }

    private ExpressionNode? Primary()
    {
        switch (_current.Kind)
        {
            case TokenKind.Name:
                return Named();
            case TokenKind.LeftParenthesis:
                Take();
                return Expression() is { } inner && Close(TokenKind.RightParenthesis) ? inner : null;
            case TokenKind.Null or TokenKind.True or TokenKind.False or TokenKind.Number or TokenKind.Text:
                ExpressionToken token = Take();
                return new LiteralNode(Value(token), token.Start, token.End);
            default:
                return Unexpected();
        }
    }

    private ExpressionNode? Named()
    {
        ExpressionToken name = Take();
        if (_current.Kind != TokenKind.LeftParenthesis)
        {
            ContextNode context = new(Text(name), name.Start, name.End);
            return (_error = _names?.CheckContext(context)) is null ? context : null;
        }

        Take();
        List<ExpressionNode> arguments = [];
        while (_current.Kind != TokenKind.RightParenthesis || arguments.Count > 0)
        {
            if (Expression() is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
            if (_current.Kind != TokenKind.Comma)
            {
                break;
            }

            Take();
        }

        if (!Close(TokenKind.RightParenthesis))
        {
            return null;
        }

        CallNode call = new(Text(name), arguments, name.Start, _previous.End);
        return (_error = _names?.CheckCall(call)) is null ? call : null;
    }

    private ExpressionValue Value(ExpressionToken token) => token.Kind switch
    {
        TokenKind.True => ExpressionValue.True,
        TokenKind.False => ExpressionValue.False,
        TokenKind.Number => ExpressionValue.Of(token.Number),
        TokenKind.Text => ExpressionValue.Of(_text.Substring(token.Start + 1, token.End - token.Start - 2).Replace("''", "'")),
        _ => ExpressionValue.Null,
    };

    // Both enumerations list the operators in the same order.
    private static BinaryOperator Operator(TokenKind kind) => (BinaryOperator)(kind - TokenKind.Or);

    private string Text(ExpressionToken token) => _text.Substring(token.Start, token.End - token.Start);

    private ExpressionToken Take()
    {
        _previous = _current;
        _current = _lexer.Next();
        return _previous;
    }

    private bool Close(TokenKind kind)
    {
        if (_current.Kind != kind)
        {
            Unexpected();
            return false;
        }

        Take();
        return true;
    }

    private bool Deeper()
    {
        if (++_depth <= ExpressionLimits.Depth)
        {
            return true;
        }

        _error = new(ExpressionErrorKind.TooDeep, ExpressionsTexts.TooDeep.With(ExpressionLimits.Depth), _previous.Start, _previous.End);
        return false;
    }

    private ExpressionNode? Unexpected()
    {
        bool ended = _current.Kind == TokenKind.End;
        ExpressionToken wrong = ended ? _previous : _current;
        string word = wrong.Kind == TokenKind.Text ? Value(wrong).Text : Text(wrong);
        _error = ended
            ? new(ExpressionErrorKind.UnexpectedEnd, ExpressionsTexts.UnexpectedEnd.With(word.FirstLine()), wrong.Start, wrong.End)
            : new(
                wrong.Kind == TokenKind.UnterminatedString ? ExpressionErrorKind.UnterminatedString : ExpressionErrorKind.UnexpectedSymbol,
                ExpressionsTexts.UnexpectedSymbol.With(word.FirstLine()),
                wrong.Start,
                wrong.End);
        return null;
    }
}
