using FreeSport.Ops.Workflows.Typing;

namespace FreeSport.Ops.Workflows.Tests.Typing;

public sealed class FormatPlaceholdersTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("no number", "")]
    [InlineData("a{0}b", "0")]
    [InlineData("{2}{0} {10}{2}", "0 2 10")]
    [InlineData("{0", "")]
    [InlineData("{0 {1}", "1")]
    [InlineData("{", "")]
    [InlineData("{}", "")]
    [InlineData("{x} {1 2} {-1}", "")]
    [InlineData("{1{0}2}", "0")]
    [InlineData("{{0}}", "")]
    [InlineData("{{0}", "")]
    [InlineData("{{{0}", "0")]
    [InlineData("{{{{0}", "")]
    [InlineData("{{{{{0}", "0")]
    [InlineData("{0}}", "")]
    [InlineData("{0}}}", "0")]
    [InlineData("{0}}}}", "")]
    [InlineData("{0}}}}}x", "0")]
    [InlineData("{{{0} {1} {2}}}", "0 1 2")]
    [InlineData("{1}}{2}", "2")]
    [InlineData("{1}{{2}", "1")]
    [InlineData("{1}}{{2}", "")]
    [InlineData("Привет{0}🚀{1}", "0 1")]
    [InlineData("{99999999999999999999}", "")]
    public void Numbers_in_single_braces_are_placeholders(string format, string numbers) =>
        Assert.Equal(numbers, string.Join(" ", FormatPlaceholders.In(format)));
}
