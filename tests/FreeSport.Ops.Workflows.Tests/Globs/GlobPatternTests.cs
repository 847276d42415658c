using FreeSport.Ops.Workflows.Globs;

namespace FreeSport.Ops.Workflows.Tests.Globs;

/// <summary>GitHub's filter pattern cheat sheet, line for line, and its edges.</summary>
public sealed class GlobPatternTests
{
    [Theory]
    [InlineData("feature/*", "feature/my-branch", true)]
    [InlineData("feature/*", "feature/a/b", false)]
    [InlineData("feature/**", "feature/beta-a/my-branch", true)]
    [InlineData("main", "main", true)]
    [InlineData("main", "mainline", false)]
    [InlineData("*", "all-the-branches", true)]
    [InlineData("*", "every/branch", false)]
    [InlineData("**", "every/branch", true)]
    [InlineData("*feature", "ver-10-feature", true)]
    [InlineData("v2*", "v2.9", true)]
    [InlineData("v[12].[0-9]+.[0-9]+", "v1.10.1", true)]
    [InlineData("v[12].[0-9]+.[0-9]+", "v3.10.1", false)]
    [InlineData("v[12].[0-9]+.[0-9]+", "v1..1", false)]
    [InlineData("*.jsx?", "page.js", true)]
    [InlineData("*.jsx?", "page.jsx", true)]
    [InlineData("*.jsx?", "page.jsxx", false)]
    [InlineData("**.js", "src/js/app.js", true)]
    [InlineData("docs/*", "docs/file.txt", true)]
    [InlineData("docs/*", "docs/a/file.txt", false)]
    [InlineData("docs/**/*.md", "docs/README.md", true)]
    [InlineData("docs/**/*.md", "docs/a/markdown/file.md", true)]
    [InlineData("docs/**/*.md", "docsREADME.md", false)]
    [InlineData("**/docs/**", "docs/hello.md", true)]
    [InlineData("**/docs/**", "dir/docs/my-file.txt", true)]
    [InlineData("**/docs/**", "mydocs/hello.md", false)]
    [InlineData("**/README.md", "README.md", true)]
    [InlineData("**/README.md", "js/README.md", true)]
    [InlineData("**/README.md", "js/aREADME.md", false)]
    [InlineData("**/*src/**", "a/src/app.js", true)]
    [InlineData("**/*src/**", "my-src/code/js/app.js", true)]
    [InlineData("**/*-post.md", "path/their-post.md", true)]
    [InlineData("**/migrate-*.sql", "db/sept/migrate-v1.sql", true)]
    [InlineData("backend/**", "backend/a/b.py", true)]
    [InlineData("backend/**", "backend", false)]
    [InlineData("[CB]at", "Bat", true)]
    [InlineData("[1-2]00", "300", false)]
    [InlineData("a\\*", "a*", true)]
    [InlineData("a\\*", "ab", false)]
    [InlineData("релиз/**", "релиз/2026", true)]
    public void Matches_as_GitHub_says(string pattern, string text, bool expected) => Assert.Equal(expected, GlobPattern.Read(pattern)!.Matches(text));

    [Theory]
    [InlineData("")]
    [InlineData("+a")]
    [InlineData("?")]
    [InlineData("[a")]
    [InlineData("[]")]
    [InlineData("[z-a]")]
    [InlineData("a\\")]
    public void A_pattern_that_GitHub_refuses_is_none(string pattern) => Assert.Null(GlobPattern.Read(pattern));

    [Fact]
    public void Stars_without_end_take_no_time() =>
        Assert.False(GlobPattern.Read(string.Concat(Enumerable.Repeat("*a", 500)))!.Matches(new string('a', 5000) + "b"));
}
