using FreeSport.Ops.Core.Floor.Text;

namespace FreeSport.Ops.Core.Tests.Text;

public sealed class PowerShellQuotingTests
{
    [Theory]
    [InlineData("unit")]
    [InlineData("/srv/freesport/backend")]
    [InlineData(@"C:\Users\ops\freesport")]
    [InlineData(".github/workflows/deploy.yml")]
    [InlineData("Проект-1")]
    public void Plain_words_stay_as_they_are(string value) => Assert.Equal(value, PowerShellQuoting.Quote(value));

    [Theory]
    [InlineData("", "''")]
    [InlineData("Мой проект", "'Мой проект'")]
    [InlineData("it's", "'it''s'")]
    [InlineData("it’s", "'it’’s'")]
    [InlineData("‘a‚b‛", "'‘‘a‚‚b‛‛'")]
    [InlineData("$env:HOME", "'$env:HOME'")]
    [InlineData("a;b", "'a;b'")]
    [InlineData("a,b", "'a,b'")]
    [InlineData("`n", "'`n'")]
    [InlineData("@(1)", "'@(1)'")]
    [InlineData("-Force", "'-Force'")]
    [InlineData("–Force", "'–Force'")]
    [InlineData("[ab]*", "'[ab]*'")]
    [InlineData("a\"b", "'a\"b'")]
    [InlineData("line\nbreak", "'line\nbreak'")]
    [InlineData("x # y", "'x # y'")]
    public void Whatever_PowerShell_would_take_for_more_than_text_is_quoted(string value, string quoted) =>
        Assert.Equal(quoted, PowerShellQuoting.Quote(value));
}
