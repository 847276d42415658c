using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Tests.Expressions;

public sealed class ExpressionNamesTests
{
    private static readonly ExpressionNames Names = new(["github", "env"], [.. ExpressionFunction.Status, ExpressionFunction.HashFiles]);

    [Theory]
    [InlineData("GitHub.ref == Env.x", null, null)]
    [InlineData("secrets.x", "Unrecognized named-value: 'secrets'", "secrets")]
    [InlineData("github[matrix.x]", "Unrecognized named-value: 'matrix'", "matrix")]
    [InlineData("!(github.a && (github.b || runner.*))", "Unrecognized named-value: 'runner'", "runner")]
    [InlineData("nope(secrets.x)", "Unrecognized named-value: 'secrets'", "secrets")]
    [InlineData("nope(github)", "Unrecognized function: 'nope'", "nope")]
    [InlineData("contains(github)", "Too few parameters supplied: 'contains'", "contains")]
    [InlineData("CONTAINS(1, 2, 3)", "Too many parameters supplied: 'CONTAINS'", "CONTAINS")]
    [InlineData("always(1)", "Too many parameters supplied: 'always'", "always")]
    [InlineData("success('build', 'test') || failure()", null, null)]
    [InlineData("hashFiles()", "Too few parameters supplied: 'hashFiles'", "hashFiles")]
    [InlineData("case(true, 1, 2)", null, null)]
    [InlineData("case(true, 1)", "Too few parameters supplied: 'case'", "case")]
    [InlineData("case(true, 1, false, 2)", "Even number of parameters supplied, requires an odd number of parameters: 'case'", "case")]
    [InlineData("format()", "Too few parameters supplied: 'format'", "format")]
    [InlineData("join(1, 2, 3)", "Too many parameters supplied: 'join'", "join")]
    [InlineData("toJSON() == fromJSON('1')", "Too few parameters supplied: 'toJSON'", "toJSON")]
    [InlineData("startsWith(1, 2) && endsWith(1)", "Too few parameters supplied: 'endsWith'", "endsWith")]
    public void Names_and_arguments_are_checked_in_the_order_of_the_text(string source, string? message, string? part)
    {
        ExpressionError? late = Names.Check(ExpressionParser.Parse(source).Root!);
        ExpressionError? early = ExpressionParser.Parse(source, Names).Error;

        Assert.Equal(early, late);
        Assert.Equal(message, late?.Message.ToString());
        Assert.Equal(part, late is null ? null : source[late.Start..late.End]);
    }

    [Fact]
    public void The_first_error_is_the_one_that_is_told()
    {
        Assert.Equal(ExpressionErrorKind.UnknownContext, ExpressionParser.Parse("f(a, b", Names).Error!.Kind);
        Assert.Equal(ExpressionErrorKind.UnexpectedEnd, ExpressionParser.Parse("f(github, env", Names).Error!.Kind);
        Assert.Equal(ExpressionErrorKind.UnexpectedEnd, ExpressionParser.Parse("f(a, b").Error!.Kind);
    }

    [Fact]
    public void Messages_are_told_in_Russian_too()
    {
        using CultureScope russian = new("ru-RU");

        Assert.Equal("Неизвестный контекст: 'secrets'", ExpressionParser.Parse("secrets.x", Names).Error!.Message.ToString());
        Assert.Equal("Неожиданный символ: ')'", ExpressionParser.Parse(")").Error!.Message.ToString());
    }
}
