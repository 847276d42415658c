using FreeSport.Ops.Core.Floor.Git;

namespace FreeSport.Ops.Core.Tests.Git;

public sealed class ContentFingerprintTests : IDisposable
{
    private readonly TestRepository _repository = TestRepository.Create();

    [Fact]
    public async Task It_stays_the_same_while_content_is_written_staged_committed_and_written_again()
    {
        _repository.Write("src/цена.py", "price = 1\n");
        string? written = await TakeAsync();
        _repository.Git("add", "--all");
        string? staged = await TakeAsync();
        _repository.Commit();
        string? committed = await TakeAsync();
        _repository.Write("src/цена.py", "price = 2\n");
        _repository.Write("src/цена.py", "price = 1\n");
        string? again = await TakeAsync();

        Assert.Matches("^[0-9a-f]{64}$", written);
        Assert.Equal([written, written, written], [staged, committed, again]);
    }

    // As Terraform's lock does, beside which another session looks.
    [Fact]
    public async Task A_file_that_goes_while_it_is_looked_at_is_not_there()
    {
        _repository.Write("a.txt", "a");
        _repository.Commit();
        _repository.Write("b.txt", "b");
        string? without = await TakeAsync();
        _repository.Write(".lock", "held");
        InterveningRunner runner = new(Real.Processes, request =>
        {
            if (request.Arguments.Contains("hash-object"))
            {
                File.Delete(_repository.At(".lock"));
            }
        });

        RepositorySnapshot found = await RepositorySnapshot.TakeAsync(new GitReader(runner, Real.Tools), _repository.Paths, Cancel.Token);

        Assert.Equal(without, found.Fingerprint(string.Empty));
    }

    [Fact]
    public async Task Another_commit_with_the_same_content_has_the_same_fingerprint()
    {
        _repository.Write("a.txt", "a");
        _repository.Commit();
        string? before = await TakeAsync();
        _repository.Commit("empty");

        Assert.Equal(before, await TakeAsync());
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("changed and staged")]
    [InlineData("added")]
    [InlineData("deleted")]
    [InlineData("deleted and staged")]
    [InlineData("renamed")]
    [InlineData("renamed and staged")]
    [InlineData("staged, then changed again")]
    public async Task Any_other_content_has_another_fingerprint_and_keeps_it_when_committed(string how)
    {
        _repository.Write("a", "a");
        _repository.Write("b", "b");
        _repository.Commit();
        string? before = await TakeAsync();
        Change(how);

        string? after = await TakeAsync();
        _repository.Commit();

        Assert.NotEqual(before, after);
        Assert.Equal(after, await TakeAsync());
    }

    [Fact]
    public async Task What_is_staged_and_then_changed_back_is_as_it_was()
    {
        _repository.Write("a.txt", "a");
        _repository.Commit();
        string? before = await TakeAsync();
        _repository.Write("a.txt", "b");
        _repository.Git("add", "--all");
        _repository.Write("a.txt", "a");

        Assert.Equal(before, await TakeAsync());
    }

    [Fact]
    public async Task Ignored_files_do_not_count_unless_they_are_tracked()
    {
        _repository.Write(".gitignore", "*.log\n");
        _repository.Write("tracked.log", "1");
        _repository.Git("add", "--all", "--force");
        _repository.Commit();
        string? before = await TakeAsync();

        _repository.Write("other.log", "1");
        Assert.Equal(before, await TakeAsync());
        _repository.Write("tracked.log", "2");
        Assert.NotEqual(before, await TakeAsync());
    }

    [Fact]
    public async Task Only_what_lies_at_the_path_counts()
    {
        _repository.Write("backend/a.py", "a");
        _repository.Write("backend2/a.py", "a");
        _repository.Write("docs/a.md", "a");
        _repository.Commit();
        string? before = await TakeAsync("backend");

        _repository.Write("docs/a.md", "b");
        _repository.Write("backend2/a.py", "b");
        Assert.Equal(before, await TakeAsync("backend"));
        _repository.Write("backend/deep/er/b.py", "b");
        Assert.NotEqual(before, await TakeAsync("backend"));
    }

    [Fact]
    public async Task A_path_is_a_name_and_not_a_pattern()
    {
        _repository.Write("[ab]/x.txt", "x");
        _repository.Write("a/x.txt", "x");
        _repository.Commit();
        string? before = await TakeAsync("[ab]/x.txt");

        _repository.Write("a/x.txt", "changed");
        Assert.Equal(before, await TakeAsync("[ab]/x.txt"));
        _repository.Write("[ab]/x.txt", "changed");
        Assert.NotEqual(before, await TakeAsync("[ab]/x.txt"));
    }

    [Theory]
    [InlineData("nothing here")]
    [InlineData("только-игнорируемое")]
    public async Task Where_there_is_nothing_there_is_no_fingerprint(string path)
    {
        _repository.Write(".gitignore", "*.log\n");
        _repository.Write("только-игнорируемое/run.log", "x");

        Assert.Null(await TakeAsync(path));
    }

    [Fact]
    public async Task Content_that_moves_to_another_file_is_other_content()
    {
        _repository.Write("a.txt", "1");
        _repository.Write("b.txt", "2");
        string? before = await TakeAsync();
        _repository.Write("a.txt", "2");
        _repository.Write("b.txt", "1");

        Assert.NotEqual(before, await TakeAsync());
    }

    [Fact]
    public async Task Line_ends_that_git_converts_do_not_count()
    {
        _repository.Git("config", "core.autocrlf", "true");
        _repository.Write("a.txt", "one\r\ntwo\r\n");
        string? written = await TakeAsync();
        _repository.Commit();
        string? committed = await TakeAsync();
        _repository.Write("a.txt", "one\ntwo\n");

        Assert.Equal(written, committed);
        Assert.Equal(written, await TakeAsync());
    }

    [Fact]
    public async Task In_the_middle_of_a_merge_the_working_tree_counts()
    {
        _repository.Write("a.txt", "base\n");
        _repository.Commit();
        _repository.Git("checkout", "-q", "-b", "other");
        _repository.Write("a.txt", "theirs\n");
        _repository.Commit();
        _repository.Git("checkout", "-q", "main");
        _repository.Write("a.txt", "ours\n");
        _repository.Commit();
        Assert.Throws<InvalidOperationException>(() => _repository.Git("merge", "-q", "other"));
        _repository.Write("a.txt", "resolved\n");
        string? resolved = await TakeAsync();
        _repository.Commit();

        Assert.Equal(resolved, await TakeAsync());
    }

    public void Dispose() => _repository.Dispose();

    private void Change(string how)
    {
        switch (how)
        {
            case "changed" or "changed and staged" or "staged, then changed again":
                _repository.Write("a", "other");
                break;
            case "added":
                _repository.Write("c", "c");
                break;
            case "renamed" or "renamed and staged":
                File.Move(_repository.At("a"), _repository.At("c"));
                break;
            default:
                File.Delete(_repository.At("a"));
                break;
        }

        if (how.Contains("staged", StringComparison.Ordinal))
        {
            _repository.Git("add", "--all");
        }

        if (how == "staged, then changed again")
        {
            _repository.Write("a", "once more");
        }
    }

    private Task<string?> TakeAsync(string path = "") => Real.Fingerprints.TakeAsync(_repository.Paths, path, Cancel.Token);
}
