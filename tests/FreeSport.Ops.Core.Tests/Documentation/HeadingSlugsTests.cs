using FreeSport.Ops.Core.Steps.Documentation.Markdown;

namespace FreeSport.Ops.Core.Tests.Documentation;

/// <summary>The anchors of headings, as GitHub makes them.</summary>
public sealed class HeadingSlugsTests
{
    [Theory]
    [InlineData("Запуск релиза и отката", "запуск-релиза-и-отката")]
    [InlineData("🚀 Руководство по деплою", "-руководство-по-деплою")]
    [InlineData("⚠️ Внимание", "\ufe0f-внимание")]
    [InlineData("1. Ручной через GitHub CLI", "1-ручной-через-github-cli")]
    [InlineData("Файл окружения (.env.prod)", "файл-окружения-envprod")]
    [InlineData("CI/CD и `deploy.yml`", "cicd-и-deployyml")]
    [InlineData("**Bold** and _soft_ and snake_case", "bold-and-soft-and-snake_case")]
    [InlineData("See [the guide](guide.md#x) now", "see-the-guide-now")]
    [InlineData("A -- B", "a----b")]
    [InlineData("Fish &amp; chips", "fish--chips")]
    [InlineData("x<br>y <b>z</b>", "xy-z")]
    [InlineData("`a_b_c`", "a_b_c")]
    [InlineData("Й и е́", "й-и-е́")]
    public void A_heading_keeps_letters_marks_digits_hyphens_and_blanks(string heading, string slug) => Assert.Equal(slug, HeadingSlugs.Slug(heading));

    [Fact]
    public void What_comes_again_gets_a_number()
    {
        MarkdownPage page = MarkdownReader.Read("# A\n\n## Шаг\n\n## Шаг\n\nB\n===\n\n```\n# no heading\n```\n\n### Шаг ###\n");

        Assert.Equal(["a", "b", "шаг", "шаг-1", "шаг-2"], HeadingSlugs.Of(page.Headings).OrderBy(static s => s, StringComparer.Ordinal));
    }
}
