using FreeSport.Ops.Core.Steps.Documentation.Markdown;

namespace FreeSport.Ops.Core.Tests.Documentation;

/// <summary>Pages as GitHub reads them.</summary>
public sealed class MarkdownReaderTests
{
    [Fact]
    public void Links_are_found_with_their_places_wherever_they_stand()
    {
        MarkdownPage page = MarkdownReader.Read(
            "# [head](h.md)\r\n\r\n> quoted [one](a.md \"title\")\r\n\r\n- item [`two`](b.md#x) and\r\n  [three\r\n  four](<c d.md>)\r\n\r\n| x | y |\r\n| --- | --- |\r\n| [cell](d.md) | ![img](e.png) |\r\n\r\n[ref]: f.md\r\n<a href=\"g.md\">g</a> [p(q)](h_(1).md) [![badge](i.svg)](j.md)\r\n");

        Assert.Equal(
            ["1 h.md", "3 a.md", "5 b.md#x", "6 c d.md", "11 d.md", "11 e.png", "13 f.md", "14 g.md", "14 h_(1).md", "14 i.svg", "14 j.md"],
            page.Links.Select(static l => $"{l.Line} {l.Target}").OrderBy(static l => int.Parse(l.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)).ThenBy(static l => l, StringComparer.Ordinal));
        Assert.Equal(10, page.Links.Single(static l => l.Target == "a.md").Column);
    }

    [Theory]
    [InlineData("`[a](b.md)`")]
    [InlineData("```\n[a](b.md)\n```")]
    [InlineData("- x\n\n  ```bash\n  [a](b.md)\n  ```")]
    [InlineData("    [a](b.md)")]
    [InlineData("<!-- [a](b.md)\n[a](b.md) -->")]
    [InlineData("\\[a](b.md)")]
    [InlineData("[a] (b.md)")]
    [InlineData("~~~~\n```\n[a](b.md)\n~~~~")]
    [InlineData("---\ntitle: \"[a](b.md)\"\n---\n")]
    [InlineData("- [ ] a box [Source: x.md]")]
    public void What_is_code_a_comment_or_no_link_is_none(string text) => Assert.Empty(MarkdownReader.Read(text).Links);

    [Fact]
    public void Tables_are_cut_as_GitHub_cuts_them()
    {
        MarkdownPage page = MarkdownReader.Read("| a | b |\n|---|:-:|\n| `x | y` | z |\n| `x \\| y` | z |\nglued\n\n| c |\n| - | - |\n\n| no | table |\n| at | all |\n\na | b\n--|--\n1 | 2\n");

        Assert.Equal(["3", "2", "1"], page.Tables[0].Rows.Select(static r => r.Cells.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.False(page.Tables[0].Rows[2].HasPipe);
        Assert.Equal((1, 2), (page.Tables[1].Header.Count, page.Tables[1].Delimiters));
        Assert.Equal([10], page.LooseRows);
        Assert.Equal(["1", "2"], page.Tables[2].Rows.Single().Cells);
    }

    [Fact]
    public void Headings_anchors_and_comments_are_told()
    {
        MarkdownPage page = MarkdownReader.Read("# One\n\n<a id=\"Here\"></a>\n<h2 align=\"center\">Two</h2>\n\n- list\n---\n\nThree\n---\n\n#no\n<!-- mark: a -->\n");

        Assert.Equal(["One", "Two", "Three"], page.Headings.Select(static h => h.Text));
        Assert.Equal(["Here"], page.HtmlAnchors);
        Assert.Equal((13, "mark: a"), (page.Comments.Single().Line, page.Comments.Single().Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("---")]
    [InlineData("```")]
    [InlineData("<!--")]
    [InlineData("| a |\n|")]
    [InlineData("[](")]
    [InlineData("[[[[](((")]
    [InlineData("\r\r\n\n\r")]
    public void No_text_is_refused(string text) => Assert.NotNull(MarkdownReader.Read(text));
}
