using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Tests.Expressions;

public sealed class ExpressionParserTests
{
    [Theory]
    [InlineData("github.ref", "github.ref")]
    [InlineData("a.b.c[0]['x'].*.y[*]", "a.b.c[0]['x'].*.y.*")]
    [InlineData("a || b && c", "(a || (b && c))")]
    [InlineData("a && b || c && d", "((a && b) || (c && d))")]
    [InlineData("a || b || c", "((a || b) || c)")]
    [InlineData("a || b || c || d", "((a || b) || (c || d))")]
    [InlineData("a == b && c != d", "((a == b) && (c != d))")]
    [InlineData("a < b == c >= d", "((a < b) == (c >= d))")]
    [InlineData("a <= b > c", "((a <= b) > c)")]
    [InlineData("!a == b", "(!a == b)")]
    [InlineData("!(a == b)", "!(a == b)")]
    [InlineData("!!a.b", "!!a.b")]
    [InlineData("(a || b) && c", "((a || b) && c)")]
    [InlineData("((a)).b", "a.b")]
    [InlineData("f().b", "f().b")]
    [InlineData("Always()", "Always()")]
    [InlineData("f(1, g('x', a.b), !c)", "f(1, g('x', a.b), !c)")]
    [InlineData(" 'it''s''' ", "'it''s'''")]
    [InlineData("a.true.null.NaN", "a.true.null.NaN")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    [InlineData("True", "True")]
    [InlineData("a['b' == c]", "a[('b' == c)]")]
    [InlineData("\tsteps\n.build . outputs .\rimage_tag-2 ", "steps.build.outputs.image_tag-2")]
    [InlineData("", "null")]
    [InlineData(" \n", "null")]
    public void An_expression_becomes_the_tree_that_GitHub_sees(string source, string tree)
    {
        ExpressionParse parse = ExpressionParser.Parse(source);

        Assert.Null(parse.Error);
        Assert.Equal(tree, Show(parse.Root!));
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("-0.25e2", -25)]
    [InlineData("+1E-2", 0.01)]
    [InlineData("0xFf", 255)]
    [InlineData("0o17", 15)]
    [InlineData("1e999", double.PositiveInfinity)]
    [InlineData("-1e999", double.NegativeInfinity)]
    [InlineData("Infinity", double.PositiveInfinity)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    [InlineData("NaN", double.NaN)]
    [InlineData("9007199254740993", 9007199254740992)]
    public void A_number_has_the_value_that_JavaScript_gives_it(string source, double value)
    {
        LiteralNode literal = Assert.IsType<LiteralNode>(ExpressionParser.Parse(source).Root);

        Assert.Equal(value, literal.Value.Number);
    }

    [Theory]
    [InlineData("a b", ExpressionErrorKind.UnexpectedSymbol, "b")]
    [InlineData("a = b", ExpressionErrorKind.UnexpectedSymbol, "=")]
    [InlineData("a =b", ExpressionErrorKind.UnexpectedSymbol, "=b")]
    [InlineData("a & b", ExpressionErrorKind.UnexpectedSymbol, "&")]
    [InlineData("a |b", ExpressionErrorKind.UnexpectedSymbol, "|b")]
    [InlineData("\"a\"", ExpressionErrorKind.UnexpectedSymbol, "\"a\"")]
    [InlineData("a.1", ExpressionErrorKind.UnexpectedSymbol, "1")]
    [InlineData("a.'b'", ExpressionErrorKind.UnexpectedSymbol, "'b'")]
    [InlineData("'a'.b", ExpressionErrorKind.UnexpectedSymbol, ".b")]
    [InlineData("true.b", ExpressionErrorKind.UnexpectedSymbol, ".b")]
    [InlineData("'a'[0]", ExpressionErrorKind.UnexpectedSymbol, "[")]
    [InlineData("a[]", ExpressionErrorKind.UnexpectedSymbol, "]")]
    [InlineData("a[*", ExpressionErrorKind.UnexpectedEnd, "*")]
    [InlineData("a[0", ExpressionErrorKind.UnexpectedEnd, "0")]
    [InlineData("*", ExpressionErrorKind.UnexpectedSymbol, "*")]
    [InlineData("a * b", ExpressionErrorKind.UnexpectedSymbol, "*")]
    [InlineData("1-2", ExpressionErrorKind.UnexpectedSymbol, "1-2")]
    [InlineData("1 + 2", ExpressionErrorKind.UnexpectedSymbol, "+")]
    [InlineData("a-b", null, "")]
    [InlineData("-a", ExpressionErrorKind.UnexpectedSymbol, "-a")]
    [InlineData("ветка", ExpressionErrorKind.UnexpectedSymbol, "ветка")]
    [InlineData("f(a,)", ExpressionErrorKind.UnexpectedSymbol, ")")]
    [InlineData("f(,a)", ExpressionErrorKind.UnexpectedSymbol, ",")]
    [InlineData("f(a b)", ExpressionErrorKind.UnexpectedSymbol, "b")]
    [InlineData("f(a", ExpressionErrorKind.UnexpectedEnd, "a")]
    [InlineData("f(", ExpressionErrorKind.UnexpectedEnd, "(")]
    [InlineData("(a", ExpressionErrorKind.UnexpectedEnd, "a")]
    [InlineData("a)", ExpressionErrorKind.UnexpectedSymbol, ")")]
    [InlineData("a ||", ExpressionErrorKind.UnexpectedEnd, "||")]
    [InlineData("!", ExpressionErrorKind.UnexpectedEnd, "!")]
    [InlineData("a.", ExpressionErrorKind.UnexpectedEnd, ".")]
    [InlineData("&& a", ExpressionErrorKind.UnexpectedSymbol, "&&")]
    [InlineData("a == 'b", ExpressionErrorKind.UnterminatedString, "'b")]
    [InlineData("'it''s", ExpressionErrorKind.UnterminatedString, "'it''s")]
    [InlineData("0x", ExpressionErrorKind.UnexpectedSymbol, "0x")]
    [InlineData("0o8", ExpressionErrorKind.UnexpectedSymbol, "0o8")]
    [InlineData("1e", ExpressionErrorKind.UnexpectedSymbol, "1e")]
    [InlineData("1.2.3", ExpressionErrorKind.UnexpectedSymbol, "1.2.3")]
    public void An_error_names_its_kind_and_its_place(string source, ExpressionErrorKind? kind, string part)
    {
        ExpressionParse parse = ExpressionParser.Parse(source);

        Assert.Equal(kind, parse.Error?.Kind);
        Assert.True(parse.Root is null != parse.Error is null);
        Assert.Equal(part, parse.Error is { } error ? source[error.Start..error.End] : string.Empty);
    }

    [Fact]
    public void Every_node_knows_its_place()
    {
        const string Source = "  !(a.b == 'x') && contains( c['d'] , 'e') ";
        ExpressionParse parse = ExpressionParser.Parse(Source);

        BinaryNode and = Assert.IsType<BinaryNode>(parse.Root);
        NotNode not = Assert.IsType<NotNode>(and.Left);
        BinaryNode equal = Assert.IsType<BinaryNode>(not.Operand);
        PropertyNode property = Assert.IsType<PropertyNode>(equal.Left);
        CallNode call = Assert.IsType<CallNode>(and.Right);
        Assert.Equal(Source.Trim(), Text(and));
        Assert.Equal("!(a.b == 'x')", Text(not));
        Assert.Equal("a.b == 'x'", Text(equal));
        Assert.Equal("a.b", Text(property));
        Assert.Equal("contains( c['d'] , 'e')", Text(call));
        Assert.Equal("c['d']", Text(call.Arguments[0]));
        Assert.Equal(Source.IndexOf("b ", StringComparison.Ordinal), property.NameStart);
        Assert.Equal(Source.IndexOf("==", StringComparison.Ordinal), equal.OperatorStart);
        Assert.Equal(Source.IndexOf("&&", StringComparison.Ordinal), and.OperatorStart);

        static string Text(ExpressionNode node) => Source[node.Start..node.End];
    }

    [Theory]
    [InlineData("run ${{ a.b }} rest", "a.b", " rest")]
    [InlineData("${{a}}", "a", "")]
    [InlineData("${{ format('}}{{', a) }}}", "format('}}{{', a)", "}")]
    [InlineData("${{ 'it''s }}' }} x", "'it''s }}'", " x")]
    [InlineData("${{ a", null, "")]
    [InlineData("${{ 'a }} b", null, "")]
    [InlineData("${{ }} b", null, " b")]
    [InlineData("${{ a b }}-${{ c }}", null, "-${{ c }}")]
    public void An_expression_inside_a_text_ends_at_its_braces(string text, string? expression, string rest)
    {
        int start = text.IndexOf("${{", StringComparison.Ordinal) + 3;
        ExpressionParse parse = ExpressionParser.ParseEmbedded(text, start, out int end);

        Assert.Equal(rest, text[end..]);
        Assert.Equal(expression is null, parse.Root is null);
        Assert.True(parse.Root is null ? parse.Error!.Start >= start : text[parse.Root.Start..parse.Root.End] == expression);
    }

    [Theory]
    [InlineData("", ExpressionErrorKind.Unclosed)]
    [InlineData("}}", ExpressionErrorKind.Empty)]
    [InlineData("  \n }}", ExpressionErrorKind.Empty)]
    [InlineData("'a }}", ExpressionErrorKind.Unclosed)]
    [InlineData("a }", ExpressionErrorKind.Unclosed)]
    public void Missing_braces_and_missing_expressions_are_told_apart(string text, ExpressionErrorKind kind)
    {
        Assert.Equal(kind, ExpressionParser.ParseEmbedded(text, 0, out _).Error!.Kind);
    }

    /// <summary>A tree with all parentheses it needs and no others.</summary>
    internal static string Show(ExpressionNode node) => node switch
    {
        LiteralNode { Value.Kind: ExpressionValueKind.String } text => "'" + text.Value.Text.Replace("'", "''", StringComparison.Ordinal) + "'",
        LiteralNode literal => TestScope.Show(literal.Value),
        ContextNode context => context.Name,
        PropertyNode property => $"{Show(property.Target)}.{property.Name}",
        IndexNode index => $"{Show(index.Target)}[{Show(index.Index)}]",
        StarNode star => $"{Show(star.Target)}.*",
        CallNode call => $"{call.Name}({string.Join(", ", call.Arguments.Select(Show))})",
        NotNode not => "!" + Show(not.Operand),
        BinaryNode binary => $"({Show(binary.Left)} {Sign(binary.Operator)} {Show(binary.Right)})",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static string Sign(BinaryOperator sign) => sign switch
    {
        BinaryOperator.Or => "||",
        BinaryOperator.And => "&&",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        _ => ">=",
    };
}
