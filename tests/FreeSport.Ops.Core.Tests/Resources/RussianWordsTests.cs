using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Tests.Resources;

/// <summary>One word for one thing: words that stand for another word of the team's are in no Russian text.</summary>
public sealed partial class RussianWordsTests
{
    public static TheoryData<string> Files =>
    [
        .. Directory.GetFiles(Path.Combine(Sources.Root, "src"), "*Texts.ru.resx", SearchOption.AllDirectories)
            .Where(static f => !f.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin"))
            .Concat(Directory.GetFiles(Path.Combine(Sources.Root, "docs", "ru-RU"), "*.md"))
            .Select(static f => Path.GetRelativePath(Sources.Root, f))
            .Order(),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_text_keeps_to_the_words_of_the_team(string file) =>
        Assert.Empty(Others().Matches(File.ReadAllText(Path.Combine(Sources.Root, file))).Select(static m => m.Value));

    // доказательство, подтверждение, раннер, хост, скрипт, алерт, незакоммиченные, переменная окружения, pull request, реестр образов, входной параметр, push
    [GeneratedRegex(@"свидетельств\w*|одобр\w*|исполнител\w*|\bуз(ел|ла|лу|лы)\b|сценари\w*|оповещени\w*|незафиксир\w*|переменн\w+\s+среды|запрос\w*\s+на\s+слияние|реестр\w*\s+контейнер\w*|\bвход(ы|ов|ами)\b|отправкой\s+(веток|тегов)", RegexOptions.IgnoreCase)]
    private static partial Regex Others();
}
