using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Variables;

namespace FreeSport.Ops.Core.Tests.Infrastructure.Compose;

public sealed class DotEnvReaderTests
{
    [Theory]
    [InlineData("A=1\r\nB = two \r\n", "A=1|B=two")]
    [InlineData("\uFEFFA=1", "A=1")]
    [InlineData("# comment\n\n  export A=1\nexport\tB: 2", "A=1|B=2")]
    [InlineData("A=x # comment\nB=x#y\nC=\"x # y\" # z\nD='#'", "A=x|B=x#y|C=x # y|D=#")]
    [InlineData("A=\"line 1\nline 2\"\nB='it\\'s'\nC=\"say \\\"hi\\\"\"", "A=line 1\nline 2|B=it's|C=say \"hi\"")]
    [InlineData("A=\"t\\tn\\nq\\\\\"\nB='\\n'\nC=\\n\nD=\"\\0101\\x41\"", "A=t\tn\nq\\|B=\\n|C=\\n|D=A\\x41")]
    [InlineData("A=1\nB=$A\nC=\"${A}2\"\nD='$A'\nE=\"\\$A\"\nF=$$A", "A=1|B=1|C=12|D=$A|E=$A|F=$A")]
    [InlineData("A=${NONE:-def}\nB=$NONE\nC=$SHELL_SIDE", "A=def|B=|C=seen")]
    [InlineData("SHELL_SIDE\nNONE\nA=1", "SHELL_SIDE=seen|A=1")]
    [InlineData("a.b-c[0]=1\nИМЯ=значение", "a.b-c[0]=1|ИМЯ=значение")]
    [InlineData("A=1\nA=2", "A=2")]
    [InlineData("1A=x\nB=y", "B=y")]
    [InlineData("A=\nB=\"\"\nC='' # none", "A=|B=|C=")]
    [InlineData("URL=postgres://u:p@h:5432/d?a=b", "URL=postgres://u:p@h:5432/d?a=b")]
    [InlineData("", "")]
    public void A_file_is_read_as_compose_reads_it(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Read(text).Select(static v => $"{v.Key}={v.Value}")));

    [Theory]
    [InlineData("A=1\nB=\"open\nC=2", 2)]
    [InlineData("A='open", 1)]
    [InlineData("A=1\n\nnot a name\n", 3)]
    [InlineData("A=1\nlol$what=2", 2)]
    [InlineData("A=\"1\n2\"\nB=${\n", 3)]
    [InlineData("A=${B:?canary}", 1)]
    public void What_is_no_env_file_is_told_with_its_line_and_without_its_values(string text, int line)
    {
        DotEnvException wrong = Assert.Throws<DotEnvException>(() => Read(text));

        Assert.Equal(line, wrong.Line);
        Assert.DoesNotContain("open", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_file_sees_an_earlier_one_and_replaces_it()
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        DotEnvReader.Read("HOST=a\nURL=http://$HOST", values, static _ => null);
        DotEnvReader.Read("HOST=b\nURL=http://$HOST", values, static _ => null);

        Assert.Equal("http://b", values["URL"]);
    }

    private static Dictionary<string, string> Read(string text)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        DotEnvReader.Read(text, values, static name => name == "SHELL_SIDE" ? "seen" : null);
        return values;
    }
}
