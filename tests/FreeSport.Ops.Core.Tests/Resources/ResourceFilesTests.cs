using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FreeSport.Ops.Core.Tests.Resources;

public sealed partial class ResourceFilesTests
{
    private const string English = "Texts.resx";
    private const string Russian = "Texts.ru.resx";

    public static TheoryData<string> Files =>
    [
        .. Directory.GetFiles(Path.Combine(Sources.Root, "src"), "*" + English, SearchOption.AllDirectories)
            .Where(static f => !f.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin"))
            .Select(static f => Path.GetRelativePath(Sources.Root, f))
            .Order(),
    ];

    [Fact]
    public void There_are_texts_and_none_is_Russian_only()
    {
        Assert.True(Files.Count > 5);
        Assert.All(
            Directory.GetFiles(Path.Combine(Sources.Root, "src"), "*" + Russian, SearchOption.AllDirectories),
            static f => Assert.True(File.Exists(f.Replace(Russian, English, StringComparison.Ordinal)), f));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_text_is_there_in_Russian_with_the_same_places_for_values(string file)
    {
        Dictionary<string, string> english = Read(file);
        Dictionary<string, string> russian = Read(file.Replace(English, Russian, StringComparison.Ordinal));

        Assert.Equal(english.Keys.Order(), russian.Keys.Order());
        Assert.All(english, text => Assert.Equal(Places(text.Value), Places(russian[text.Key])));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_text_can_be_filled_in_and_is_in_its_language(string file)
    {
        Dictionary<string, string> english = Read(file);
        Dictionary<string, string> russian = Read(file.Replace(English, Russian, StringComparison.Ordinal));

        Assert.All(english.Concat(russian), static text =>
        {
            Assert.NotEmpty(text.Value);
            string filled = string.Format(CultureInfo.InvariantCulture, text.Value, [.. Enumerable.Range(0, 10).Select(static n => $"<{n}>")]);
            Assert.DoesNotContain("{", filled, StringComparison.Ordinal);
        });
        Assert.All(english, static text => Assert.DoesNotMatch("[А-Яа-яЁё]", text.Value));

        // A text of names, numbers and signs only is the same in both languages.
        Assert.All(english.Where(static t => Words().IsMatch(Place().Replace(t.Value, string.Empty))), t => Assert.NotEqual(t.Value, russian[t.Key]));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Nouns_beside_numbers_have_the_forms_of_their_language(string file)
    {
        Assert.All(Read(file), static text => Assert.All(Forms(text.Value), static forms => Assert.Equal(2, forms.Length)));
        Assert.All(Read(file.Replace(English, Russian, StringComparison.Ordinal)), static text => Assert.All(Forms(text.Value), static forms => Assert.Equal(3, forms.Length)));
    }

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Sources.Root, file))
        .Root!.Elements("data")
        .ToDictionary(static d => d.Attribute("name")!.Value, static d => d.Element("value")!.Value);

    // A noun that agrees with a number is one language's affair; every other format is both's.
    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(static m => m.Groups["forms"].Success ? m.Groups["number"].Value + "}" : m.Value).Distinct().Order();

    private static IEnumerable<string[]> Forms(string text) => Place().Matches(text).Where(static m => m.Groups["forms"].Success).Select(static m => m.Groups["forms"].Value.Split('|'));

    [GeneratedRegex(@"(?<number>\{\d+)(:(?<forms>[^}]*\|[^}]*)|[^}]*)\}")]
    private static partial Regex Place();

    [GeneratedRegex("[a-z]{2,} [a-z]{2,}")]
    private static partial Regex Words();
}
