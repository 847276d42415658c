using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

using CheckingTexts = FreeSport.Ops.Core.Workflows.Checking.CheckingTexts;
using RuleTexts = FreeSport.Ops.Core.Workflows.Rules.RuleTexts;
using SyntaxTexts = FreeSport.Ops.Core.Workflows.Syntax.SyntaxTexts;
using TypingTexts = FreeSport.Ops.Core.Workflows.Typing.TypingTexts;

namespace FreeSport.Ops.Core.Tests.Workflows.Rules;

public sealed partial class CheckerTextsTests
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru");

    public static TheoryData<string, string> Texts
    {
        get
        {
            TheoryData<string, string> texts = [];
            foreach ((string name, ResourceManager manager) in Managers)
            {
                foreach (DictionaryEntry entry in manager.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!)
                {
                    texts.Add(name, (string)entry.Key);
                }
            }

            return texts;
        }
    }

    private static Dictionary<string, ResourceManager> Managers => new(StringComparer.Ordinal)
    {
        ["Rules"] = RuleTexts.ResourceManager,
        ["Typing"] = TypingTexts.ResourceManager,
        ["Syntax"] = SyntaxTexts.ResourceManager,
        ["Checking"] = CheckingTexts.ResourceManager,
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_text_takes_its_arguments_in_both_languages(string room, string key)
    {
        string english = Managers[room].GetString(key, CultureInfo.InvariantCulture)!;
        string russian = Managers[room].GetResourceSet(Russian, createIfNotExists: true, tryParents: false)!.GetString(key)!;
        Assert.Equal(Arguments(english), Arguments(russian));
        foreach (string text in new[] { english, russian })
        {
            string[] arguments = Arguments(text);
            // A text without arguments is shown as it is: doubled braces would stay doubled.
            string told = arguments.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, [.. Enumerable.Range(0, 5).Select(static n => $"<{n}>")]);
            Assert.All(arguments, a => Assert.Contains($"<{a}>", told, StringComparison.Ordinal));
            Assert.DoesNotMatch(@"\{\{\{|\}\}\}\}", told);
            Assert.DoesNotMatch(@"(?<!\$)\{\{", told);
        }
    }

    [Theory]
    [InlineData("en-GB", "if: ${{ github.ref }} == 'x'", "because extra characters are around ${{ }}. Put")]
    [InlineData("ru-RU", "if: ${{ github.ref }} == 'x'", "${{ }}")]
    [InlineData("en-GB", "name: ${{ format('{0} {1}', 1) }}", "The format \"{0} {1}\" asks for {1}, and only 1")]
    [InlineData("ru-RU", "name: ${{ format('{0} {1}', 1) }}", "«{0} {1}»")]
    [InlineData("en-GB", "shell: fish", "A command with {0} is a shell of your own.")]
    [InlineData("ru-RU", "shell: fish", "{0}")]
    [InlineData("en-GB", "timeout-minutes: soon", "one ${{ }} expression")]
    [InlineData("ru-RU", "timeout-minutes: soon", "${{ }}")]
    public void Braces_are_shown_as_people_write_them(string language, string step, string telling)
    {
        using CultureScope culture = new(language);

        string message = Assert.Single(Checked.Findings(Checked.Steps($"- run: echo\n  {step}"))).Message;

        Assert.Contains(telling, message, StringComparison.Ordinal);
        Assert.DoesNotContain("{{{", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_is_in_the_language_of_its_reader()
    {
        using CultureScope culture = new("ru-RU");

        Assert.Matches(@"\p{IsCyrillic}", Assert.Single(Checked.Findings(Checked.Job("needs: nobody"))).Message);
    }

    private static string[] Arguments(string text) =>
        [.. Argument().Matches(text).Select(static m => m.Groups[1].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"(?<!\{)(?:\{\{)*\{(\d)\}")]
    private static partial Regex Argument();
}
