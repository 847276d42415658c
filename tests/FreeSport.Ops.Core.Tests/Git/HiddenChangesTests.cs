using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Text;

namespace FreeSport.Ops.Core.Tests.Git;

/// <summary>No setting, mark or exclusion of a person's own hides a change.</summary>
public sealed class HiddenChangesTests : IDisposable
{
    private readonly TestRepository _repository = TestRepository.Create();

    public HiddenChangesTests()
    {
        _repository.Write("src/a.py", "a = 1\n");
        _repository.Write("src/b.sh", "echo\n");
        _repository.Commit();
    }

    [Theory]
    [InlineData("--assume-unchanged")]
    [InlineData("--skip-worktree")]
    public async Task A_file_that_git_was_told_not_to_look_at_is_looked_at(string mark)
    {
        string? before = await TakeAsync();
        _repository.Git("update-index", mark, "src/a.py");
        Assert.Equal((before, false), (await TakeAsync(), await IsDirtyAsync()));

        _repository.Write("src/a.py", "a = 2\n");
        string? changed = await TakeAsync();

        Assert.True(await IsDirtyAsync());
        Assert.NotEqual(before, changed);
        _repository.Git("update-index", mark.Replace("--", "--no-", StringComparison.Ordinal), "src/a.py");
        _repository.Commit();
        Assert.Equal(changed, await TakeAsync());
    }

    [Fact]
    public async Task A_file_that_a_sparse_checkout_left_out_is_as_the_commit_has_it_and_a_removed_one_is_gone()
    {
        string? before = await TakeAsync();
        _repository.Git("update-index", "--skip-worktree", "src/a.py");
        File.Delete(_repository.At("src/a.py"));
        Assert.Equal((before, false), (await TakeAsync(), await IsDirtyAsync()));

        _repository.Git("update-index", "--no-skip-worktree", "src/a.py");
        _repository.Git("update-index", "--assume-unchanged", "src/a.py");

        Assert.NotEqual(before, await TakeAsync());
        Assert.True(await IsDirtyAsync());
    }

    [Theory]
    [InlineData("exclude")]
    [InlineData("excludesFile")]
    public async Task A_file_that_only_a_person_excludes_is_seen_and_what_an_editor_leaves_is_not(string how)
    {
        string? before = await TakeAsync();
        Exclude(how, "conftest.py\n.idea/\n*.swp\nbuilt/\n");
        _repository.Write("src/.idea/workspace.xml", "<x/>");
        _repository.Write("src/a.py.swp", "x");
        Assert.Equal((before, false), (await TakeAsync(), await IsDirtyAsync()));

        _repository.Write("src/conftest.py", "collect_ignore = ['a.py']\n");

        Assert.True(await IsDirtyAsync());
        Assert.NotEqual(before, await TakeAsync());
    }

    [Fact]
    public async Task What_the_project_itself_ignores_stays_ignored()
    {
        _repository.Write(".gitignore", "built/\n");
        _repository.Commit();
        Exclude("exclude", "anything\n");
        string? before = await TakeAsync();

        _repository.Write("src/built/x.py", "x");

        Assert.Equal((before, false), (await TakeAsync(), await IsDirtyAsync()));
    }

    [Theory]
    [InlineData("status.showUntrackedFiles", "no", "src/new.py")]
    [InlineData("core.untrackedCache", "true", "src/new.py")]
    [InlineData("core.ignoreStat", "true", "src/a.py")]
    [InlineData("core.checkStat", "minimal", "src/a.py")]
    [InlineData("core.trustctime", "false", "src/a.py")]
    public async Task Settings_hide_no_change(string setting, string value, string file)
    {
        _repository.Git("config", setting, value);
        _repository.Git("status");
        string? before = await TakeAsync();

        _repository.Write(file, "a = 3\n");

        Assert.NotEqual(before, await TakeAsync());
        Assert.True(await IsDirtyAsync());
    }

    [Theory]
    [InlineData("attributes", false)]
    [InlineData("attributes", true)]
    [InlineData("attributesFile", false)]
    [InlineData("attributesFile", true)]
    public async Task A_filter_of_a_persons_own_hides_nothing(string how, bool refreshed)
    {
        Posix.Require();
        using TempFolder aside = new();
        string file = how == "attributes" ? _repository.At(".git/info/attributes") : aside.At("attributes");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "# mine\n*.py text filter=hide\n");
        _repository.Git("config", "core.attributesFile", file);
        _repository.Git("config", "filter.hide.clean", Posix.Script(aside, "hide", "printf 'a = 1\\n'"));
        _repository.Git("config", "filter.hide.required", "true");
        string? before = await TakeAsync();
        Assert.False(await IsDirtyAsync());

        _repository.Write("src/a.py", "a = 2\n");
        if (refreshed)
        {
            _repository.Git("add", "src/a.py");
        }

        Assert.True(await IsDirtyAsync());
        Assert.NotEqual(before, await TakeAsync());
    }

    [Theory]
    [InlineData("hide", "clean")]
    [InlineData("hide.it", "clean")]
    [InlineData("hide", "process")]
    [InlineData("lfs", "clean")]
    [InlineData("git-crypt", "clean")]
    public async Task A_filter_that_the_project_names_and_a_person_fills_in_hides_nothing(string name, string how)
    {
        Posix.Require();
        using TempFolder aside = new();
        _repository.Write(".gitattributes", $"*.py filter={name}\n");
        _repository.Commit();
        string script = Posix.Script(aside, "hide", "printf 'a = 1\n'");
        string? before = await TakeAsync();
        _repository.Git("config", $"filter.{name}.clean", script);
        Assert.False(await IsDirtyAsync());

        _repository.Write("src/a.py", "a = 2\n");
        _repository.Git("add", "src/a.py");
        if (how == "process")
        {
            _repository.Git("config", "--unset", $"filter.{name}.clean");
            _repository.Git("config", $"filter.{name}.process", script);
        }

        Assert.True(await IsDirtyAsync());
        Assert.NotEqual(before, await TakeAsync());
    }

    [Theory]
    [InlineData("git-lfs clean -- %f", true)]
    [InlineData("git lfs clean %f", true)]
    [InlineData("git-lfs filter-process", true)]
    [InlineData("\"git-crypt\" clean", true)]
    [InlineData("\"C:/Program Files/Git/git-crypt.exe\" clean --key-name=ops", true)]
    [InlineData("/usr/bin/git-crypt clean", true)]
    [InlineData("git-lfs clean -- %f; true", false)]
    [InlineData("git show :%f #git-lfs clean -- %f", false)]
    [InlineData("my-git-crypt clean", false)]
    [InlineData("git-crypt clean | head", false)]
    public void Only_filters_known_to_keep_every_change_are_trusted(string command, bool isTrusted) =>
        Assert.Equal(isTrusted ? Array.Empty<string>() : ["x"], PersonalFilters.Of(new Dictionary<string, string> { ["filter.x.clean"] = command, ["filter.y.process"] = string.Empty }));

    [Fact]
    public async Task Exclusions_too_long_to_be_read_hide_nothing()
    {
        string? before = await TakeAsync();
        Directory.CreateDirectory(_repository.At(".git/info"));
        File.WriteAllText(_repository.At(".git/info/exclude"), new string('#', TextFileReader.LargestFile) + "\n*.py\n");

        _repository.Write("src/conftest.py", "hidden");

        Assert.NotEqual(before, await TakeAsync());
        Assert.True(await IsDirtyAsync());
    }

    [Fact]
    public async Task A_file_whose_name_differs_by_case_alone_is_another_file()
    {
        _repository.Write("Case", "x");
        Assert.SkipWhen(File.Exists(_repository.At("CASE")), "The file system does not tell cases apart.");
        File.Delete(_repository.At("Case"));
        string? before = await TakeAsync();
        _repository.Git("config", "core.ignoreCase", "true");

        _repository.Write("src/A.py", "another");

        Assert.NotEqual(before, await TakeAsync());
        Assert.True(await IsDirtyAsync());
    }

    [Fact]
    public async Task A_monitor_of_files_that_lies_is_not_asked()
    {
        Posix.Require();
        using TempFolder aside = new();
        _repository.Git("config", "core.fsmonitor", Posix.Script(aside, "monitor", "printf 'token\\0'"));
        _repository.Git("update-index", "--fsmonitor");
        _repository.Git("status");
        string? before = await TakeAsync();

        _repository.Write("src/a.py", "a = 4\n");

        Assert.NotEqual(before, await TakeAsync());
        Assert.True(await IsDirtyAsync());
    }

    [Fact]
    public async Task A_changed_mode_is_a_change_whatever_is_set()
    {
        Posix.Require();
        _repository.Git("config", "core.fileMode", "false");
        string? before = await TakeAsync();

        CommandLine.Run("/bin/chmod", ["+x", _repository.At("src/b.sh")], _repository.Path);

        Assert.NotEqual(before, await TakeAsync());
        Assert.True(await IsDirtyAsync());
    }

    [Theory]
    [InlineData("none")]
    [InlineData("all")]
    public async Task A_submodule_is_looked_into(string ignored)
    {
        using TestRepository part = TestRepository.Create();
        part.Write("p.py", "p = 1\n");
        part.Commit();
        _repository.Git("-c", "protocol.file.allow=always", "submodule", "add", "-q", part.Path, "src/part");
        _repository.Git("config", "submodule.src/part.ignore", ignored);
        _repository.Git("config", "diff.ignoreSubmodules", "all");
        _repository.Commit();
        string? before = await TakeAsync();
        Assert.False(await IsDirtyAsync());

        _repository.Write("src/part/p.py", "p = 2\n");
        string? changed = await TakeAsync();
        Assert.True(await IsDirtyAsync());
        _repository.Write("src/part/p.py", "p = 3\n");
        string? again = await TakeAsync();
        _repository.Write("src/part/p.py", "p = 1\n");

        Assert.Equal(3, new[] { before, changed, again }.Distinct().Count());
        Assert.Equal((before, false), (await TakeAsync(), await IsDirtyAsync()));

        _repository.Write("src/part/new.py", "n = 1\n");
        Assert.NotEqual(before, await TakeAsync());
    }

    [Fact]
    public async Task Another_commit_of_a_submodule_is_the_same_before_and_after_it_is_committed()
    {
        using TestRepository part = TestRepository.Create();
        part.Write("p.py", "p = 1\n");
        part.Commit();
        _repository.Git("-c", "protocol.file.allow=always", "submodule", "add", "-q", part.Path, "src/part");
        _repository.Commit();
        string? first = await TakeAsync();
        _repository.Git("-C", "src/part", "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "--allow-empty", "-m", "more");

        string? moved = await TakeAsync();
        Assert.True(await IsDirtyAsync());
        _repository.Commit();

        Assert.NotEqual(first, moved);
        Assert.Equal((moved, false), (await TakeAsync(), await IsDirtyAsync()));
    }

    public void Dispose() => _repository.Dispose();

    private void Exclude(string how, string patterns)
    {
        if (how == "exclude")
        {
            _repository.Write(".git/info/exclude", patterns);
            return;
        }

        _repository.Write(".git/personal", patterns);
        _repository.Git("config", "core.excludesFile", _repository.At(".git/personal"));
    }

    private Task<string?> TakeAsync() => Real.Fingerprints.TakeAsync(_repository.Paths, "src", Cancel.Token);

    private async Task<bool> IsDirtyAsync() => (await Real.Git.ReadHeadAsync(_repository.Paths, _repository.Path, Cancel.Token)).Dirty;
}
