using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Variables;

namespace FreeSport.Ops.Core.Tests.Infrastructure.Compose;

public sealed class ComposeTemplateTests
{
    private static readonly Dictionary<string, string> Set = new(StringComparer.Ordinal) { ["HOST"] = "db", ["EMPTY"] = string.Empty, ["_1"] = "one" };

    [Theory]
    [InlineData("no variable", "no variable")]
    [InlineData("$HOST:5432", "db:5432")]
    [InlineData("$HOST-1 ${_1}", "db-1 one")]
    [InlineData("${HOST}${EMPTY}${NONE}", "db")]
    [InlineData("cost: $$5 and $${HOST}", "cost: $5 and ${HOST}")]
    [InlineData("$ $1 $} end$", "$ $1 $} end$")]
    [InlineData("${NONE-a}${EMPTY-a}${HOST-a}", "adb")]
    [InlineData("${NONE:-a}${EMPTY:-b}${HOST:-c}", "abdb")]
    [InlineData("${NONE+a}${EMPTY+b}${HOST+c}", "bc")]
    [InlineData("${NONE:+a}${EMPTY:+b}${HOST:+c}", "c")]
    [InlineData("${HOST?needed}${EMPTY?needed}", "db")]
    [InlineData("${NONE:-${OTHER:-${HOST}}}/x", "db/x")]
    [InlineData("${NONE:-$HOST $$}|${HOST:+${_1}!}", "db $|one!")]
    [InlineData("${NONE:-{\"a\":1}}", "{\"a\":1}")]
    [InlineData("${NONE:-a:-b?c}", "a:-b?c")]
    [InlineData("${NONE-}x\n${HOST}", "x\ndb")]
    [InlineData("${NONE:-приёмка} €", "приёмка €")]
    public void Variables_are_put_in(string text, string expected) => Assert.Equal(expected, new ComposeTemplate(Find).Substitute(text));

    [Theory]
    [InlineData("${")]
    [InlineData("${}")]
    [InlineData("${ HOST}")]
    [InlineData("${HOST }")]
    [InlineData("${HOST!x}")]
    [InlineData("${1}")]
    [InlineData("${HOST:}")]
    [InlineData("${HOST:-a\n}")]
    [InlineData("a ${HOST and more")]
    public void What_is_no_template_is_refused(string text) =>
        Assert.Equal(TemplateFault.Invalid, Assert.Throws<TemplateException>(() => new ComposeTemplate(Find).Substitute(text)).Fault);

    [Theory]
    [InlineData("${NONE?}", "NONE", "")]
    [InlineData("${NONE:?set it}", "NONE", "set it")]
    [InlineData("${EMPTY:?for ${HOST}}", "EMPTY", "for db")]
    public void A_demand_names_the_variable_and_its_reason(string text, string variable, string reason)
    {
        TemplateException fault = Assert.Throws<TemplateException>(() => new ComposeTemplate(Find).Substitute(text));

        Assert.Equal((TemplateFault.Required, variable, reason), (fault.Fault, fault.Variable, fault.Reason));
    }

    [Fact]
    public void Only_what_is_used_and_has_no_default_counts_as_unset()
    {
        List<string> unset = [];

        new ComposeTemplate(Find, unset.Add).Substitute("${A:+${B}}${HOST:-${C}}$D${E:-${F}}$${G}");

        Assert.Equal(["D", "F"], unset);
    }

    [Fact]
    public void Nesting_is_bounded()
    {
        string deep = string.Concat(Enumerable.Repeat("${A:-", 5000)) + string.Concat(Enumerable.Repeat("}", 5000));

        Assert.Equal(TemplateFault.TooDeep, Assert.Throws<TemplateException>(() => new ComposeTemplate(Find).Substitute(deep)).Fault);
    }

    private static string? Find(string name) => Set.GetValueOrDefault(name);
}
