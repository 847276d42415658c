using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Git;

public sealed class GitLookupTests
{
    [Fact]
    public async Task Without_git_on_the_path_the_state_says_so_and_reading_is_an_error_with_a_remedy()
    {
        using TempFolder folder = new();
        GitReader git = new(Real.Processes, Real.NoTools);

        GitLookup found = await git.FindAsync(folder.Path, Cancel.Token);
        OpsFailure failure = await Real.FailureAsync(() => git.ReadAsync(new GitRepository(folder.Path, folder.Path), ["status"], null, Cancel.Token));

        Assert.Equal(GitState.NotInstalled, found.State);
        Assert.Null(found.Repository);
        Assert.Equal(("GitNotInstalled", FailureKind.NotInstalled), (failure.ErrorId, failure.Kind));
        Assert.NotEmpty(failure.Remedy);
    }

    [Fact]
    public async Task A_folder_in_no_repository_is_told_apart()
    {
        TestRepository.RequireGit();
        using TempFolder folder = new();

        GitLookup found = await Real.Git.FindAsync(folder.Path, Cancel.Token);

        Assert.Equal((GitState.NoRepository, null), (found.State, found.Repository));
    }

    [Fact]
    public async Task A_bare_repository_is_told_apart()
    {
        TestRepository.RequireGit();
        using TempFolder folder = new();
        TestRepository.Run(folder.Path, "init", "-q", "--bare");

        GitLookup found = await Real.Git.FindAsync(folder.Path, Cancel.Token);

        Assert.Equal((GitState.Bare, null), (found.State, found.Repository));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("Мой проект (копия)")]
    [InlineData("[a-z]")]
    public async Task A_repository_is_found_from_its_root_and_from_below(string name)
    {
        using TestRepository repository = TestRepository.Create(name);
        string below = repository.Folder("папка/вложенная");

        GitLookup root = await Real.Git.FindAsync(repository.Path, Cancel.Token);
        GitLookup sub = await Real.Git.FindAsync(below, Cancel.Token);

        Assert.Equal(GitState.WorkTree, root.State);
        Assert.Equal(repository.Paths, root.Repository);
        Assert.Equal(repository.Paths, sub.Repository);
    }

    [Fact]
    public async Task Every_working_tree_of_a_repository_shares_its_common_folder()
    {
        using TestRepository repository = TestRepository.Create();
        using TempFolder other = new("рабочая копия");
        repository.Commit();
        repository.Git("worktree", "add", "-q", other.At("two"), "-b", "two");

        GitLookup found = await Real.Git.FindAsync(other.At("two"), Cancel.Token);

        Assert.Equal(new GitRepository(other.At("two"), repository.At(".git")), found.Repository);
    }

    [Fact]
    public async Task A_repository_of_another_user_is_refused_in_gits_own_words()
    {
        Posix.RequireRoot();
        using TestRepository repository = TestRepository.Create();
        CommandLine.Run("/bin/chown", ["-R", "12345", repository.Path], repository.Path);

        GitLookup found = await Real.Git.FindAsync(repository.Path, Cancel.Token);

        Assert.Equal((GitState.Refused, null), (found.State, found.Repository));
        Assert.Contains("ownership", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_whose_working_tree_is_elsewhere_does_not_answer_for_this_folder()
    {
        using TestRepository repository = TestRepository.Create();
        using TempFolder other = new();
        repository.Commit();
        repository.Git("config", "core.worktree", other.Path);

        GitLookup found = await Real.Git.FindAsync(repository.Path, Cancel.Token);

        Assert.Equal((GitState.Refused, null), (found.State, found.Repository));
        Assert.Contains(other.Path, found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_repository_is_not_taken_for_none()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write(".git/config", "[core\nnot a configuration");

        GitLookup found = await Real.Git.FindAsync(repository.Path, Cancel.Token);

        Assert.Equal(GitState.Refused, found.State);
        Assert.NotEmpty(found.Message);
    }
}
