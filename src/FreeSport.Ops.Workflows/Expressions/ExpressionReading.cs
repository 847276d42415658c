namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>One reading of an expression, by recursive descent. A method that returns null has left the error behind.</summary>
internal sealed class ExpressionReading(string text, int start, int end, ExpressionNames? names) : ExpressionWords(text, start, end)
{
    public ExpressionParse Read()
    {
        ExpressionNode? root = Expression();
        if (root is not null && Current.Kind != TokenKind.End)
        {
            root = Unexpected();
        }

        return new(root, Error);
    }

    private ExpressionNode? Expression()
    {
        if (!Deeper())
        {
            return null;
        }

        ExpressionNode? node = Chain(TokenKind.Or);
        Depth--;
        return node;
    }

    // || of && of comparisons. A chain counts once for the depth, however long it is.
    private ExpressionNode? Chain(TokenKind link)
    {
        int start = Current.Start;
        ExpressionNode? node = Operand();
        if (node is null || Current.Kind != link)
        {
            return node;
        }

        if (!Deeper())
        {
            return null;
        }

        OperatorChain chain = new(Operator(link), node, start, Previous.End);
        while (Current.Kind == link)
        {
            int at = Take().Start;
            int from = Current.Start;
            if (Operand() is not { } next)
            {
                return null;
            }

            chain.Add(at, next, from, Previous.End);
        }

        Depth--;
        return chain.Balanced();

        ExpressionNode? Operand() => link == TokenKind.Or ? Chain(TokenKind.And) : Comparison(TokenKind.Equal, TokenKind.NotEqual);
    }

    // GitHub's runner counts each comparison of a comparison, so that these cannot nest beyond the limit either.
    private ExpressionNode? Comparison(TokenKind first, TokenKind last)
    {
        int start = Current.Start;
        int deeper = 0;
        ExpressionNode? node = Operand();
        while (node is not null && Current.Kind >= first && Current.Kind <= last)
        {
            if (deeper > 0 && !Deeper())
            {
                return null;
            }

            deeper++;
            ExpressionToken token = Take();
            node = Operand() is { } right ? new BinaryNode(Operator(token.Kind), token.Start, node, right, start, Previous.End) : null;
        }

        Depth -= Math.Max(deeper - 1, 0);
        return node;

        ExpressionNode? Operand() => first == TokenKind.Equal ? Comparison(TokenKind.Less, TokenKind.GreaterOrEqual) : Unary();
    }

    private ExpressionNode? Unary()
    {
        if (Current.Kind != TokenKind.Not)
        {
            return Postfix();
        }

        int start = Take().Start;
        if (!Deeper() || Unary() is not { } operand)
        {
            return null;
        }

        Depth--;
        return new NotNode(operand, start, Previous.End);
    }

    private ExpressionNode? Postfix()
    {
        int start = Current.Start;
        TokenKind first = Current.Kind;
        ExpressionNode? node = Primary();
        int before = Depth;
        while (node is not null && first is TokenKind.Name or TokenKind.LeftParenthesis && Current.Kind is TokenKind.Dot or TokenKind.LeftBracket)
        {
            node = Take().Kind == TokenKind.Dot ? Property(node, start) : Index(node, start);
            if (node is not null && !Deeper())
            {
                return null;
            }
        }

        Depth = before;
        return node;
    }

    private ExpressionNode? Property(ExpressionNode target, int start)
    {
        if (Current.Kind is not (TokenKind.Name or TokenKind.Star))
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
        bool star = Current.Kind == TokenKind.Star;
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
            : star ? new StarNode(target, start, Previous.End)
            : new IndexNode(target, index!, start, Previous.End);
    }

    private ExpressionNode? Primary()
    {
        switch (Current.Kind)
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
        if (Current.Kind != TokenKind.LeftParenthesis)
        {
            ContextNode context = new(Text(name), name.Start, name.End);
            return (Error = names?.CheckContext(context)) is null ? context : null;
        }

        Take();
        List<ExpressionNode> arguments = [];
        while (Current.Kind != TokenKind.RightParenthesis || arguments.Count > 0)
        {
            if (Expression() is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
            if (Current.Kind != TokenKind.Comma)
            {
                break;
            }

            Take();
        }

        if (!Close(TokenKind.RightParenthesis))
        {
            return null;
        }

        CallNode call = new(Text(name), arguments, name.Start, Previous.End);
        return (Error = names?.CheckCall(call)) is null ? call : null;
    }

    // Both enumerations list the operators in the same order.
    private static BinaryOperator Operator(TokenKind kind) => (BinaryOperator)(kind - TokenKind.Or);
}
