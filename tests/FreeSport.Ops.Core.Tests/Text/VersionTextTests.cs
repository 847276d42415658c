using FreeSport.Ops.Core.Floor.Text;


namespace FreeSport.Ops.Core.Tests.Text;

public sealed class VersionTextTests
{
    [Theory]
    [InlineData("20.10.24+dfsg1", "20.10.24")]
    [InlineData("v2.27.0-desktop.2", "2.27.0")]
    [InlineData("  3.11", "3.11")]
    [InlineData("1.29.2, build unknown", "1.29.2")]
    public void The_numbers_at_the_beginning_are_the_version(string text, string expected) =>
        Assert.Equal(Version.Parse(expected), VersionText.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("20")]
    [InlineData("dev")]
    [InlineData("version 2.27.0")]
    [InlineData("99999999999.1")]
    public void What_does_not_begin_with_two_numbers_is_no_version(string? text) => Assert.Null(VersionText.Parse(text));
}
