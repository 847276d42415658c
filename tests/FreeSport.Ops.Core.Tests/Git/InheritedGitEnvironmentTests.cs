using FreeSport.Ops.Core.Git;

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
        TestRepository.RequireGit();
        using TempFolder folder = new();

        using IDisposable inherited = InheritedEnvironment.Set(("LANG", "ru_RU.UTF-8"), ("LANGUAGE", "ru"), ("LC_ALL", "ru_RU.UTF-8"));
        GitLookup found = await Real.Git.FindAsync(folder.Path, Cancel.Token);

        Assert.Equal(GitState.NoRepository, found.State);
    }
}
