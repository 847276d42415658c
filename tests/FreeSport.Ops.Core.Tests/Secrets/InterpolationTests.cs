using FreeSport.Ops.Core.Steps.Secrets.Needs;

namespace FreeSport.Ops.Core.Tests.Secrets;

/// <summary>What Docker Compose puts into a text, by its interpolation reference.</summary>
public sealed class InterpolationTests
{
    [Theory]
    [InlineData("$A", "A")]
    [InlineData("${A}", "A")]
    [InlineData("x${A}y$B-z", "A B")]
    [InlineData("${A:-default}", "A?")]
    [InlineData("${A-default}", "A?")]
    [InlineData("${A:-}", "A?")]
    [InlineData("${A:+other}", "A?")]
    [InlineData("${A+other}", "A?")]
    [InlineData("${A:?message}", "A")]
    [InlineData("${A?message with $B}", "A B?")]
    [InlineData("${A:-${B}}", "A? B?")]
    [InlineData("${A:-${B:?both}} ${C}", "A? B? C")]
    [InlineData("${A:?${B:-x}}$C", "A B? C")]
    [InlineData("$$A $${B} $$$C", "C")]
    [InlineData("$ A ${} $1 ${1A} 5$", "")]
    [InlineData("${A", "A")]
    [InlineData("redis://:${REDIS_PASSWORD}@redis:6379/0", "REDIS_PASSWORD")]
    [InlineData("${_a1}", "_a1")]
    public void Names_are_found_with_whether_something_stands_in(string text, string expected) =>
        Assert.Equal(
            expected,
            string.Join(' ', Interpolation.Find(text, 0, text.Length).Select(static n => n.Name + (n.IsRequired ? string.Empty : "?"))));

    [Fact]
    public void A_megabyte_of_open_braces_is_read_to_its_end()
    {
        string text = string.Concat(Enumerable.Repeat("${A:-", 200_000));

        Assert.Equal(200_000, Interpolation.Find(text, 0, text.Length).Count());
    }
}
