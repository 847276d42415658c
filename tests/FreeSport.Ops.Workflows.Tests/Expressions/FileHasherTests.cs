using System.Security.Cryptography;

using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Tests.Expressions;

public sealed class FileHasherTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public FileHasherTests()
    {
        foreach (string file in (string[])["package.json", "a.lock", "b/a.lock", "b/c/a.lock", "b/c/x.txt", "b-d/a.lock", "b.txt", ".hidden/a.lock", "ж/[1].lock", "empty"])
        {
            _folder.Write(file, file == "empty" ? string.Empty : file);
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("package.json", "package.json")]
    [InlineData("./package.json", "package.json")]
    [InlineData("**/a.lock", ".hidden/a.lock a.lock b/a.lock b/c/a.lock b-d/a.lock")]
    [InlineData("*/a.lock", ".hidden/a.lock b/a.lock b-d/a.lock")]
    [InlineData("b/**", "b/a.lock b/c/a.lock b/c/x.txt")]
    [InlineData("b", "b/a.lock b/c/a.lock b/c/x.txt")]
    [InlineData("b/", "b/a.lock b/c/a.lock b/c/x.txt")]
    [InlineData("b*", "b/a.lock b/c/a.lock b/c/x.txt b-d/a.lock b.txt")]
    [InlineData("b?d/**/a.lock", "b-d/a.lock")]
    [InlineData("[a-b].[lt]*", "a.lock b.txt")]
    [InlineData("[!b].lock", "a.lock")]
    [InlineData("ж/[[]1].lock", "ж/[1].lock")]
    [InlineData("b.txt [a].lock", "b.txt a.lock")]
    [InlineData("b.txt [a-a].lock", "a.lock b.txt")]
    [InlineData("a.lock/", "")]
    [InlineData("a.lock/**", "a.lock")]
    [InlineData("b/c/**/", "b/c/a.lock b/c/x.txt")]
    [InlineData("**/c/*", "b/c/a.lock b/c/x.txt")]
    [InlineData("b/**/a.lock", "b/a.lock b/c/a.lock")]
    [InlineData("b/** !b/c", "b/a.lock")]
    [InlineData("b/** !**/*.lock b/c/a.lock", "b/c/a.lock b/c/x.txt")]
    [InlineData("!b/c **/a.lock", ".hidden/a.lock a.lock b/a.lock b/c/a.lock b-d/a.lock")]
    [InlineData("!!a.lock", "a.lock")]
    [InlineData("# !a.lock", "")]
    [InlineData("#a a.lock", "a.lock")]
    [InlineData("b/c/x.txt a.lock", "b/c/x.txt a.lock")]
    [InlineData("a.lock b/c/x.txt b/*", "a.lock b/a.lock b/c/a.lock b/c/x.txt")]
    [InlineData("empty", "empty")]
    [InlineData("none*", "")]
    [InlineData("{a,b}.lock", "")]
    [InlineData("~/a.lock", "")]
    [InlineData("/nowhere/a.lock", "")]
    public void The_files_are_hashed_in_the_order_of_the_runner(string patterns, string files)
    {
        FilesHash hash = FileHasher.Hash(_folder.Path, patterns.Split(' '), Cancel.Token);

        Assert.Null(hash.Problem);
        Assert.Equal(Expected(files.Split(' ', StringSplitOptions.RemoveEmptyEntries)), hash.Value!.Text);
    }

    [Fact]
    public void An_argument_may_have_several_lines_and_be_absolute()
    {
        FilesHash hash = FileHasher.Hash(_folder.Path, [$" {_folder.Path}/b/*.lock \n# comment\n\n a.lock"], Cancel.Token);

        Assert.Equal(Expected("b/a.lock", "a.lock"), hash.Value!.Text);
    }

    [Theory]
    [InlineData("b/../a.lock")]
    [InlineData("../a.lock")]
    [InlineData("b/./a.lock")]
    [InlineData("!")]
    [InlineData("/*/**/a.lock")]
    [InlineData("--follow-symbolic-links")]
    public void What_cannot_be_done_as_the_runner_does_it_is_a_problem(string pattern)
    {
        FilesHash hash = FileHasher.Hash(_folder.Path, [pattern, "a.lock"], Cancel.Token);

        Assert.Null(hash.Value);
        Assert.NotEmpty(hash.Problem!.ToString());
    }

    [Fact]
    public void Folders_behind_links_are_not_entered_and_files_behind_links_are_read()
    {
        Posix.Require();

        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "b", "again"), _folder.Path);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "b", "link.txt"), Path.Combine(_folder.Path, "b.txt"));

        Assert.Equal(Expected("b/a.lock", "b/c/a.lock", "b/c/x.txt", "b.txt"), FileHasher.Hash(_folder.Path, ["b"], Cancel.Token).Value!.Text);
        Assert.Equal(string.Empty, FileHasher.Hash(_folder.Path, ["b/again"], Cancel.Token).Value!.Text);
    }

    [Fact]
    public void A_link_to_nothing_is_a_problem()
    {
        Posix.Require();

        File.CreateSymbolicLink(Path.Combine(_folder.Path, "b", "broken"), Path.Combine(_folder.Path, "gone"));

        Assert.NotNull(FileHasher.Hash(_folder.Path, ["b"], Cancel.Token).Problem);
    }

    [Fact]
    public void Folders_without_end_are_given_up()
    {
        Directory.CreateDirectory(Path.Combine([_folder.Path, .. Enumerable.Repeat("d", FileHasher.MostLevels + 1)]));

        Assert.NotNull(FileHasher.Hash(_folder.Path, ["d"], Cancel.Token).Problem);
    }

    [Fact]
    public void It_can_be_cancelled()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => FileHasher.Hash(_folder.Path, ["**"], cancelled.Token));
    }

    [Fact]
    public void An_expression_hashes_files_through_its_scope()
    {
        TestScope scope = new() { Folder = _folder.Path };

        Assert.Equal($"'pip-{Expected("a.lock", "package.json")}'", scope.Evaluate("format('pip-{0}', hashFiles('a.lock', 'package.json'))"));
        Assert.Equal("''", scope.Evaluate("hashFiles('none')"));
        Assert.Equal("error NoHash", scope.Evaluate("hashFiles('../x')"));
    }

    [Fact]
    public void A_star_is_never_tried_for_long()
    {
        _folder.Write(new string('a', 200), "x");

        Assert.Equal(string.Empty, FileHasher.Hash(_folder.Path, [string.Concat(Enumerable.Repeat("a*", 90)) + "b"], Cancel.Token).Value!.Text);
    }

    private string Expected(params string[] files) => files.Length == 0
        ? string.Empty
        : Convert.ToHexStringLower(SHA256.HashData([.. files.SelectMany(f => SHA256.HashData(File.ReadAllBytes(Path.Combine(_folder.Path, f))))]));
}
