using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Git;

public sealed class GitHeadTests : IDisposable
{
    private readonly TestRepository _repository = TestRepository.Create("репозиторий [1]");

    [Fact]
    public async Task Before_the_first_commit_there_is_no_commit_and_new_files_are_dirt()
    {
        _repository.Write("a.txt", "a");

        Assert.Equal(new GitHead(Commit: null, Tree: null, Dirty: true), await ReadAsync());
    }

    [Fact]
    public async Task After_a_commit_the_head_is_its_commit_and_tree()
    {
        _repository.Write("a.txt", "a");
        _repository.Commit();

        Assert.Equal(new GitHead(_repository.Git("rev-parse", "HEAD"), _repository.Git("rev-parse", "HEAD^{tree}"), Dirty: false), await ReadAsync());
    }

    [Fact]
    public async Task A_detached_head_is_read_like_any_other()
    {
        _repository.Commit("first");
        string first = _repository.Git("rev-parse", "HEAD");
        _repository.Commit("second");
        _repository.Git("checkout", "-q", "--detach", first);

        GitHead head = await ReadAsync();

        Assert.Equal(first, head.Commit);
        Assert.False(head.Dirty);
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("staged")]
    [InlineData("deleted")]
    [InlineData("untracked")]
    public async Task Whatever_is_not_committed_is_dirt(string how)
    {
        _repository.Write("файл.txt", "a");
        _repository.Commit();
        switch (how)
        {
            case "deleted":
                File.Delete(_repository.At("файл.txt"));
                break;
            case "untracked":
                _repository.Write("новый.txt", "b");
                break;
            default:
                _repository.Write("файл.txt", "b");
                break;
        }

        if (how == "staged")
        {
            _repository.Git("add", "--all");
        }

        Assert.True((await ReadAsync()).Dirty);
    }

    [Fact]
    public async Task Ignored_files_are_not_dirt()
    {
        _repository.Write(".gitignore", "*.log\n");
        _repository.Commit();
        _repository.Write("run.log", "line");

        Assert.False((await ReadAsync()).Dirty);
    }

    [Fact]
    public async Task Dirt_outside_the_project_folder_is_not_the_projects()
    {
        _repository.Write("проект [x]/a.txt", "a");
        _repository.Commit();
        _repository.Write("elsewhere.txt", "b");

        Assert.False((await ReadAsync("проект [x]")).Dirty);
        _repository.Write("проект [x]/a.txt", "changed");
        Assert.True((await ReadAsync("проект [x]")).Dirty);
    }

    [Theory]
    [InlineData("a*")]
    [InlineData("a?")]
    [InlineData("[ab]*")]
    public async Task A_folder_named_like_a_pattern_does_not_answer_for_its_neighbours(string name)
    {
        Posix.Require();
        _repository.Write(name + "/x.txt", "x");
        _repository.Write("ab/x.txt", "x");
        _repository.Commit();
        _repository.Write("ab/x.txt", "changed");

        Assert.False((await ReadAsync(name)).Dirty);
    }

    [Fact]
    public async Task What_git_refuses_is_an_error_with_gits_words_and_the_folder()
    {
        OpsFailure failure = await Real.FailureAsync(() => Real.Git.ReadAsync(_repository.Paths, ["ls-files", "--no-such-option"], input: null, Cancel.Token));

        Assert.Equal("GitFailed", failure.ErrorId);
        Assert.Contains("no-such-option", failure.Message, StringComparison.Ordinal);
        Assert.Contains(_repository.Path, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_changes_nothing_not_even_the_index()
    {
        _repository.Write("a.txt", "a");
        _repository.Commit();

        // Same content, new time: git would refresh its index here if it were let.
        File.SetLastWriteTimeUtc(_repository.At("a.txt"), DateTime.UtcNow.AddHours(1));
        byte[] index = File.ReadAllBytes(_repository.At(".git/index"));

        await ReadAsync();
        await Real.Fingerprints.TakeAsync(_repository.Paths, string.Empty, Cancel.Token);

        Assert.Equal(index, File.ReadAllBytes(_repository.At(".git/index")));
    }

    public void Dispose() => _repository.Dispose();

    private Task<GitHead> ReadAsync(string folder = "") => Real.Git.ReadHeadAsync(_repository.Paths, _repository.At(folder), Cancel.Token);
}
