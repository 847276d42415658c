namespace FreeSport.Ops.Workflows.Tests.Text;

public sealed class PathNameTests
{
    [Theory]
    [InlineData(@"C:\Tools\bin")]
    [InlineData("c:/tools")]
    [InlineData(@"\\server\share\bin")]
    [InlineData(@"\\?\C:\very\long")]
    [InlineData("./scripts/deploy staging.ps1")]
    [InlineData("папка/файл.yml")]
    [InlineData("C:")]
    [InlineData("")]
    public void Windows_takes_it(string text) => Assert.True(PathName.IsPossible(text, isWindows: true));

    [Theory]
    [InlineData("\"C:\\Program Files\\Git\\cmd")]
    [InlineData("C:\\Tools*")]
    [InlineData("./x:y")]
    [InlineData("env/*.env")]
    [InlineData("a?b")]
    [InlineData("<version>")]
    [InlineData("a|b")]
    [InlineData("tab\there")]
    [InlineData("line\nbreak")]
    [InlineData("nul\0")]
    [InlineData("C:\\a:b")]
    [InlineData("1:\\a")]
    [InlineData("https://host/a")]
    public void Windows_has_no_such_path(string text) => Assert.False(PathName.IsPossible(text, isWindows: true));

    [Theory]
    [InlineData("a:b*?\"<>|", true)]
    [InlineData("nul\0", false)]
    public void Elsewhere_a_name_may_hold_nearly_anything(string text, bool expected) => Assert.Equal(expected, PathName.IsPossible(text, isWindows: false));
}
