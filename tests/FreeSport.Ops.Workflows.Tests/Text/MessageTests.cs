using System.Globalization;
using System.Text.RegularExpressions;

using RuleTexts = FreeSport.Ops.Workflows.Rules.RuleTexts;

namespace FreeSport.Ops.Workflows.Tests.Text;

public sealed partial class MessageTests
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    [Fact]
    public void A_message_is_in_the_language_of_whoever_reads_it_not_of_whoever_wrote_it()
    {
        Message message;
        using (new CultureScope("ru-RU"))
        {
            message = Message.Of<RuleTexts>(nameof(RuleTexts.NeedTwice), "build");
            Assert.Matches(@"\p{IsCyrillic}", message.ToString());
        }

        using CultureScope english = new("en-GB");
        Assert.DoesNotMatch(@"\p{IsCyrillic}", message.ToString());
    }

    [Fact]
    public void What_is_in_a_message_follows_its_language()
    {
        Message message = Message.Of<RuleTexts>(nameof(RuleTexts.NeedUnknown), "a", "biuld", Nearest.Suggest("biuld", ["build"]));

        Assert.EndsWith(" Did you mean 'build'?", message.In(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.EndsWith(" Возможно, имелось в виду 'build'?", message.In(Russian), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_written_as_the_language_writes_them()
    {
        Message message = Message.Of<RuleTexts>(nameof(RuleTexts.CronTooOften), "* * * * *", 2.5);

        Assert.Contains("2.5", message.In(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Contains("2,5", message.In(Russian), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_said_of_the_same_is_one_message()
    {
        Message message = Message.Of<RuleTexts>(nameof(RuleTexts.NeedTwice), Message.Of<RuleTexts>(nameof(RuleTexts.ActionWithoutName)));
        Message same = Message.Of<RuleTexts>(nameof(RuleTexts.NeedTwice), Message.Of<RuleTexts>(nameof(RuleTexts.ActionWithoutName)));

        Assert.Equal(message, same);
        Assert.Equal(message.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(message, Message.Of<RuleTexts>(nameof(RuleTexts.NeedTwice), "build"));
        Assert.NotEqual(message, Message.Of<RuleTexts>(nameof(RuleTexts.ActionWithoutName)));
        Assert.False(message.Equals("build"));
    }

    // A key of another resource would be found missing only when it is shown.
    [Fact]
    public void Every_key_is_one_of_the_resource_it_is_looked_up_in()
    {
        string[] keys = [.. Directory.EnumerateFiles(Path.Combine(Sources.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(static f => KeyPattern().Matches(File.ReadAllText(f)))
            .Select(static m => m.Value)];

        Assert.True(keys.Length > 200);
        Assert.DoesNotContain(keys, static k => KeyPattern().Match(k) is var m && m.Groups["of"].Value != m.Groups["texts"].Value);
    }

    [GeneratedRegex(@"Message\.Of<(?<of>\w+)>\([^,)]*?nameof\((?<texts>\w+)\.")]
    private static partial Regex KeyPattern();
}
