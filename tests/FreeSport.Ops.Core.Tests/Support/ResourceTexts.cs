using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Tests.Support;

/// <summary>The texts of a room, in both languages.</summary>
internal static partial class ResourceTexts
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru");

    /// <summary>The key of every text, with its room's name.</summary>
    public static TheoryData<string, string> Keys(IReadOnlyDictionary<string, ResourceManager> rooms)
    {
        TheoryData<string, string> texts = [];
        foreach ((string name, ResourceManager manager) in rooms)
        {
            foreach (DictionaryEntry entry in manager.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!)
            {
                texts.Add(name, (string)entry.Key);
            }
        }

        return texts;
    }

    public static void TakesItsArgumentsInBothLanguages(ResourceManager room, string key)
    {
        string english = room.GetString(key, CultureInfo.InvariantCulture)!;
        string russian = room.GetResourceSet(Russian, createIfNotExists: true, tryParents: false)!.GetString(key)!;
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

    private static string[] Arguments(string text) =>
        [.. Argument().Matches(text).Select(static m => m.Groups[1].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"(?<!\{)(?:\{\{)*\{(\d)\}")]
    private static partial Regex Argument();
}
