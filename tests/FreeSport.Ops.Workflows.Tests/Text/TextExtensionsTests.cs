namespace FreeSport.Ops.Workflows.Tests.Text;

public sealed class TextExtensionsTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData(" \r\n\t\n", "")]
    [InlineData("\r\n\n  first  \r\nsecond", "first")]
    [InlineData("one", "one")]
    public void The_first_line_that_says_something(string? text, string expected) => Assert.Equal(expected, text.FirstLine());

    [Fact]
    public void A_first_line_too_long_is_cut_with_a_sign()
    {
        Assert.Equal("123456789…", "12345678901".FirstLine(10));
        Assert.Equal("1234567890", "1234567890".FirstLine(10));
    }

    [Fact]
    public void Of_a_long_text_the_end_stays()
    {
        Assert.Equal("…end", "the very end\n".Tail(3));
        Assert.Equal("whole", "whole \n".Tail(5));
        Assert.Empty(((string?)null).Tail());
    }
}
