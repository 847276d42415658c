using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Tests.Rules;

namespace FreeSport.Ops.Workflows.Tests.Syntax;

public sealed class TextPlacesTests
{
    // The place is that of "nope", the only thing wrong with the text.
    [Theory]
    [InlineData("plain", "- name: x ${{ nope.y }}\n  run: echo")]
    [InlineData("second", "- name: ${{ github.sha }}-${{ nope.y }}\n  run: echo")]
    [InlineData("single quotes", "- name: 'x ${{ nope.y }}'\n  run: echo")]
    [InlineData("double quotes", "- name: \"x ${{ nope.y }}\"\n  run: echo")]
    [InlineData("doubled quotes before it", "- name: 'it''s ${{ nope.y }}'\n  run: echo")]
    [InlineData("escapes before it", "- name: \"a\\tb\\u0041 ${{ nope.y }}\"\n  run: echo")]
    [InlineData("two with an escape between", "- name: \"${{ github.sha }}\\t${{ nope.y }}\"\n  run: echo")]
    [InlineData("anchored", "- name: &n x ${{ nope.y }}\n  run: echo\n- name: *n\n  run: echo")]
    [InlineData("anchored and quoted", "- name: &n 'x ${{ nope.y }}'\n  run: echo\n- name: *n\n  run: echo")]
    [InlineData("tagged", "- name: !!str x ${{ nope.y }}\n  run: echo")]
    [InlineData("literal", "- run: |\n    echo 1\n    echo ${{ nope.y }}")]
    [InlineData("literal with inner indentation", "- run: |\n    if true; then\n        echo ${{ nope.y }}\n    fi")]
    [InlineData("literal with empty lines", "- run: |\n    echo 1\n\n\n    echo ${{ nope.y }}\n")]
    [InlineData("literal stripped", "- run: |-\n    echo ${{ nope.y }}")]
    [InlineData("literal with its own indentation", "- run: |2\n    echo ${{ nope.y }}")]
    [InlineData("literal after a comment", "- run: | # why\n    echo ${{ nope.y }}")]
    [InlineData("literal anchored", "- run: &r |\n    echo ${{ nope.y }}\n- run: *r")]
    [InlineData("folded", "- run: >\n    echo 1\n    echo ${{ nope.y }}")]
    [InlineData("folded with a paragraph", "- run: >-\n    echo ${{ github.sha }}\n\n    echo ${{ nope.y }}")]
    [InlineData("plain of several lines", "- name: one\n    two ${{ nope.y }}\n  run: echo")]
    [InlineData("quoted of several lines", "- name: \"one\n    two ${{ nope.y }}\"\n  run: echo")]
    [InlineData("expression over lines", "- run: |\n    echo ${{\n      github.sha ||\n      nope.y }}")]
    [InlineData("Cyrillic before it", "- name: Сборка и выкладка ${{ nope.y }}\n  run: echo")]
    [InlineData("Cyrillic literal", "- run: |\n    echo Привет\n    echo Мир ${{ nope.y }}")]
    [InlineData("inside an expression", "- name: ${{ format('{0} {1}', github.sha, nope.y) }}\n  run: echo")]
    [InlineData("flow", "- {name: 'x ${{ nope.y }}', run: echo}")]
    [InlineData("bare condition", "- if: github.sha == nope.y\n  run: echo")]
    [InlineData("bare condition in quotes", "- if: \"github.sha == nope.y\"\n  run: echo")]
    [InlineData("bare literal condition", "- if: |\n    github.sha == 'x' &&\n    github.sha == nope.y\n  run: echo")]
    [InlineData("list", "- uses: actions/github-script@v7\n  with:\n    script: |\n      const x = '${{ nope.y }}'")]
    public void An_expression_is_found_where_it_stands(string kind, string steps)
    {
        string text = Checked.Steps(steps);
        string[] lines = text.Split('\n');
        int line = Array.FindIndex(lines, static l => l.Contains("nope", StringComparison.Ordinal));
        int column = lines[line].IndexOf("nope", StringComparison.Ordinal);

        foreach (string written in new[] { text, text.Replace("\n", "\r\n", StringComparison.Ordinal) })
        {
            Finding finding = Assert.Single(Checked.Findings(written));
            Assert.Equal((kind, line + 1, column + 1), (kind, finding.Start.Line, finding.Start.Column));
            Assert.Equal("nope", written.Substring(finding.Start.Index, 4));
        }
    }

    // An editor counts a character outside the first plane as two.
    [Fact]
    public void Emoji_count_as_editors_count_them()
    {
        Finding finding = Assert.Single(Checked.Findings(Checked.Steps("- name: 🚀 ${{ nope.y }}\n  run: echo")));

        Assert.Equal((6, 22), (finding.Start.Line, finding.Start.Column));
    }

    [Fact]
    public void Where_folding_hides_the_place_the_text_itself_is_told() =>
        Checked.One(Checked.Steps("- if: >-\n    github.sha\n    == nope.y\n  run: echo"), "expression", 6, 13, "\"nope\"");
}
