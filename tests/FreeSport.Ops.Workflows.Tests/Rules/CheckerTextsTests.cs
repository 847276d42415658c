using System.Resources;

using RuleTexts = FreeSport.Ops.Workflows.Rules.RuleTexts;
using SurroundingsTexts = FreeSport.Ops.Workflows.Surroundings.SurroundingsTexts;
using SyntaxTexts = FreeSport.Ops.Workflows.Syntax.SyntaxTexts;
using TypingTexts = FreeSport.Ops.Workflows.Typing.TypingTexts;

namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class CheckerTextsTests
{
    public static TheoryData<string, string> Texts => ResourceTexts.Keys(Managers);

    private static Dictionary<string, ResourceManager> Managers => new(StringComparer.Ordinal)
    {
        ["Rules"] = RuleTexts.ResourceManager,
        ["Typing"] = TypingTexts.ResourceManager,
        ["Syntax"] = SyntaxTexts.ResourceManager,
        ["Surroundings"] = SurroundingsTexts.ResourceManager,
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_text_takes_its_arguments_in_both_languages(string room, string key) =>
        ResourceTexts.TakesItsArgumentsInBothLanguages(Managers[room], key);

    [Theory]
    [InlineData("en-GB", "if: ${{ github.ref }} == 'x'", "because extra characters are around ${{ }}. Put")]
    [InlineData("ru-RU", "if: ${{ github.ref }} == 'x'", "${{ }}")]
    [InlineData("en-GB", "name: ${{ format('{0} {1}', 1) }}", "The format \"{0} {1}\" asks for {1}, and only 1")]
    [InlineData("ru-RU", "name: ${{ format('{0} {1}', 1) }}", "'{0} {1}'")]
    [InlineData("en-GB", "shell: fish", "A command with {0} is a shell of your own.")]
    [InlineData("ru-RU", "shell: fish", "{0}")]
    [InlineData("en-GB", "timeout-minutes: soon", "one ${{ }} expression")]
    [InlineData("ru-RU", "timeout-minutes: soon", "${{ }}")]
    public void Braces_are_shown_as_people_write_them(string language, string step, string telling)
    {
        using CultureScope culture = new(language);

        string message = Assert.Single(Checked.Findings(Checked.Steps($"- run: echo\n  {step}"))).Message.ToString();

        Assert.Contains(telling, message, StringComparison.Ordinal);
        Assert.DoesNotContain("{{{", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_is_in_the_language_of_its_reader()
    {
        using CultureScope culture = new("ru-RU");

        Assert.Matches(@"\p{IsCyrillic}", Assert.Single(Checked.Findings(Checked.Job("needs: nobody"))).Message.ToString());
    }
}
