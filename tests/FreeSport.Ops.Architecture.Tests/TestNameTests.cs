using System.Text.RegularExpressions;

namespace FreeSport.Ops.Architecture.Tests;

/// <summary>Names of tests are sentences, their words joined by underscores.</summary>
public sealed partial class TestNameTests
{
    [Fact]
    public void Every_test_is_named_by_a_sentence_of_its_words()
    {
        (string File, string Name)[] tests =
        [
            .. Directory.EnumerateFiles(Path.Combine(Sources.Root, "tests"), "*.cs", SearchOption.AllDirectories)
                .Where(static f => !BuildProduct().IsMatch(f))
                .SelectMany(static f => Test().Matches(File.ReadAllText(f)).Select(m => (Path.GetFileName(f), m.Groups["name"].Value))),
        ];

        Assert.Contains(tests, static t => t.Name == nameof(Every_test_is_named_by_a_sentence_of_its_words));
        Assert.All(tests, static t => Assert.True(IsSentence(t.Name), $"{t.File}: {t.Name}"));
    }

    [Theory]
    [InlineData("Nothing_on_GitHub_changes", true)]
    [InlineData("A_YAML_parser_is_known", true)]
    [InlineData("Stops", true)]
    [InlineData("NothingOnGitHubChanges", false)]
    [InlineData("ChangesNothing", false)]
    [InlineData("changes_nothing", false)]
    [InlineData("Changes_nothingAtAll", false)]
    public void A_sentence_is_told_from_words_that_run_together(string name, bool isSentence) => Assert.Equal(isSentence, IsSentence(name));

    // Names of things are written as they are everywhere: GitHub, PowerShell, WhatIf. They stand between underscores.
    private static bool IsSentence(string name) =>
        char.IsUpper(name[0]) && name.Split('_').All(word => !RunTogether().IsMatch(word) || (name.Contains('_', StringComparison.Ordinal) && char.IsUpper(word[0])));

    [GeneratedRegex(@"[\\/](obj|bin)[\\/]")]
    private static partial Regex BuildProduct();

    // Attributes of a test, then its signature: whatever stands between them is an attribute or a comment.
    [GeneratedRegex(@"^\s*\[(Fact|Theory)\b.*\n(\s*(\[|//).*\n)*\s*public\s+(static\s+)?(async\s+)?\w+\s+(?<name>\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Test();

    [GeneratedRegex("[a-z0-9][A-Z]")]
    private static partial Regex RunTogether();
}
