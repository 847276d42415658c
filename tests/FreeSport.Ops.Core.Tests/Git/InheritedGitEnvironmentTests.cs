using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Tests.Git;

[Collection(InheritedEnvironment.Name)]
public sealed class InheritedGitEnvironmentTests
{
    [Fact]
    public async Task A_repository_named_by_a_hook_does_not_answer_for_ours()
    {
        using TestRepository ours = TestRepository.Create();
        using TestRepository hooks = TestRepository.Create();
        ours.Write("a.txt", "ours");
        ours.Commit("ours");
        hooks.Write("b.txt", "theirs");
        hooks.Commit("theirs");
        string commit = ours.Git("rev-parse", "HEAD");
        string? fingerprint = await Real.Fingerprints.TakeAsync(ours.Paths, string.Empty, Cancel.Token);

        using IDisposable inherited = InheritedEnvironment.Set(
            ("GIT_DIR", hooks.At(".git")), ("GIT_WORK_TREE", hooks.Path), ("GIT_INDEX_FILE", hooks.At(".git/index")));
        GitLookup found = await Real.Git.FindAsync(ours.Path, Cancel.Token);
        GitHead head = await Real.Git.ReadHeadAsync(ours.Paths, ours.Path, Cancel.Token);

        Assert.Equal(ours.Paths, found.Repository);
        Assert.Equal(commit, head.Commit);
        Assert.False(head.Dirty);
        Assert.Equal(fingerprint, await Real.Fingerprints.TakeAsync(ours.Paths, string.Empty, Cancel.Token));
    }

    [Fact]
    public async Task The_language_of_the_machine_does_not_hide_that_there_is_no_repository()
    {
        using TempFolder folder = new();

        // A git with its translations installed; which language it speaks is decided as in gettext.
        Posix.Script(folder, "git", """
            case ${LC_ALL:-${LANG:-C}} in
              ru*) echo 'fatal: не найден git репозиторий (или один из родительских каталогов): .git' >&2 ;;
              *) echo 'fatal: not a git repository (or any of the parent directories): .git' >&2 ;;
            esac
            exit 128
            """);
        GitReader git = new(Real.Processes, new ToolLocator(folder.Path, untrustedRoot: null));

        using IDisposable inherited = InheritedEnvironment.Set(("LANG", "ru_RU.UTF-8"), ("LC_ALL", "ru_RU.UTF-8"));

        Assert.Equal(GitState.NoRepository, (await git.FindAsync(folder.Path, Cancel.Token)).State);
    }
}
