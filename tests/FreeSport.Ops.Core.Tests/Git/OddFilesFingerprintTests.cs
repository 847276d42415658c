namespace FreeSport.Ops.Core.Tests.Git;

/// <summary>Files as real repositories have them, and Linux lets people name them.</summary>
public sealed class OddFilesFingerprintTests : IDisposable
{
    private readonly TestRepository _repository = TestRepository.Create("проект с пробелами");

    [Theory]
    [InlineData("цены опт.py")]
    [InlineData("[скобки] и (скобки).txt")]
    [InlineData("-dash.txt")]
    [InlineData(":(top)colon.txt")]
    [InlineData("line\nbreak.txt")]
    [InlineData("tab\tname.txt")]
    [InlineData("\"quoted\".txt")]
    [InlineData("back\\slash.txt")]
    [InlineData("Icon\r")]
    public async Task Whatever_a_file_is_called_its_content_counts_and_committing_it_does_not(string name)
    {
        Posix.Require();
        _repository.Write("plain.txt", "plain");
        _repository.Write(name, "one");
        string? untracked = await TakeAsync();
        _repository.Commit();
        string? committed = await TakeAsync();
        _repository.Write(name, "two");
        string? changed = await TakeAsync();
        _repository.Commit();

        Assert.Equal(untracked, committed);
        Assert.NotEqual(committed, changed);
        Assert.Equal(changed, await TakeAsync());
    }

    [Theory]
    [InlineData("plain.txt")]
    [InlineData("folder")]
    [InlineData("points to nothing")]
    public async Task A_symbolic_link_counts_as_git_commits_it(string target)
    {
        Posix.Require();
        _repository.Write("plain.txt", "plain");
        _repository.Write("folder/file.txt", "file");
        _repository.Commit();
        string? without = await TakeAsync();
        File.CreateSymbolicLink(_repository.At("link"), target);
        string? untracked = await TakeAsync();
        _repository.Commit();

        Assert.NotEqual(without, untracked);
        Assert.Equal(untracked, await TakeAsync());
    }

    [Fact]
    public async Task Making_a_script_executable_is_a_change()
    {
        Posix.Require();
        string script = _repository.Write("deploy.sh", "#!/bin/sh\n");
        _repository.Commit();
        string? before = await TakeAsync();
        CommandLine.Run("/bin/chmod", ["755", script], _repository.Path);
        string? after = await TakeAsync();
        _repository.Commit();

        Assert.NotEqual(before, after);
        Assert.Equal(after, await TakeAsync());
    }

    [Fact]
    public async Task A_repository_inside_the_repository_is_not_looked_into()
    {
        _repository.Write("a.txt", "a");
        _repository.Commit();
        TestRepository.Configure(_repository.Folder("vendor/inner"));
        _repository.Write("vendor/inner/b.txt", "b");

        Assert.NotNull(await TakeAsync());
    }

    [Fact]
    public async Task A_file_replaced_by_a_folder_is_other_content()
    {
        _repository.Write("settings", "one file");
        _repository.Commit();
        string? before = await TakeAsync();
        File.Delete(_repository.At("settings"));
        _repository.Write("settings/base.py", "many");
        string? after = await TakeAsync();
        _repository.Commit();

        Assert.NotEqual(before, after);
        Assert.Equal(after, await TakeAsync());
    }

    public void Dispose() => _repository.Dispose();

    private Task<string?> TakeAsync() => Real.Fingerprints.TakeAsync(_repository.Paths, string.Empty, Cancel.Token);
}
