using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Tests.Processes;

public sealed class ToolLocatorTests : IDisposable
{
    private static readonly char Separator = Path.PathSeparator;

    private readonly TempFolder _folder = new();

    [Fact]
    public void The_first_folder_on_the_path_that_has_it_wins()
    {
        string first = Plant("first/tool");
        Plant("second/tool");

        Assert.Equal(first, Find($"{_folder.At("empty")}{Separator}{_folder.At("first")}{Separator}{_folder.At("second")}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("bin")]
    [InlineData("./bin")]
    [InlineData("..")]
    public void A_folder_that_depends_on_where_one_stands_is_passed_over(string entry)
    {
        // What the entry would find, were it followed from the current folder.
        string planted = Path.GetFullPath(Path.Combine(entry, "tool"));
        Assert.SkipWhen(File.Exists(planted), "Somebody left a file 'tool' there.");
        string trusted = Plant("trusted/tool");

        Assert.Equal(trusted, Find($"{entry}{Separator}{_folder.At("trusted")}{Separator}{entry}"));

        // On Windows the temporary folder may be on another drive, where no relative path leads.
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, _folder.At("trusted"));
        Assert.True(Path.IsPathFullyQualified(relative) || Find(relative) is null, relative);
    }

    [Theory]
    [InlineData("repo")]
    [InlineData("repo/")]
    [InlineData("repo/tools/bin")]
    [InlineData("elsewhere/../repo/tools/bin")]
    public void A_program_planted_in_the_repository_is_never_taken(string entry)
    {
        Plant("repo/tool");
        Plant("repo/tools/bin/tool");
        string trusted = Plant("trusted/tool");
        string path = $"{_folder.At(entry)}{Separator}{_folder.At("trusted")}";

        Assert.Equal(trusted, new ToolLocator(path, _folder.At("repo")).Find("tool"));
    }

    [Fact]
    public void A_folder_whose_name_only_begins_like_the_repositorys_is_trusted()
    {
        string trusted = Plant("repo-tools/tool");

        Assert.Equal(trusted, new ToolLocator(_folder.At("repo-tools"), _folder.At("repo")).Find("tool"));
    }

    [Fact]
    public void Quotes_around_a_folder_are_not_part_of_its_name()
    {
        string tool = Plant("мои программы/tool");

        Assert.Equal(tool, Find($"\"{_folder.At("мои программы")}\""));
    }

    [Fact]
    public void A_file_that_may_not_be_run_is_passed_over()
    {
        Posix.Require();
        _folder.Write("first/tool", "not a program");
        _folder.Folder("second/tool");
        string program = Plant("third/tool");

        Assert.Equal(program, Find($"{_folder.At("first")}{Separator}{_folder.At("second")}{Separator}{_folder.At("third")}"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("::;;")]
    public void Without_a_path_nothing_is_found(string? path) => Assert.Null(Find(path));

    [Fact]
    public void Standing_at_the_root_of_the_disk_does_not_make_every_program_untrusted()
    {
        Assert.SkipWhen(CommandLine.Find("git") is null, "There is no git program on PATH.");
        string root = Path.GetPathRoot(AppContext.BaseDirectory)!;

        using OpsSession session = new(new RecordingHost(), root);

        Assert.NotNull(session.Tools.Find("git"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_batch_file_is_no_program_and_is_told()
    {
        string shim = _folder.Write("bin/tool.cmd", "@echo off");
        ToolLocator tools = new(_folder.At("bin"), untrustedRoot: null);

        Assert.Null(tools.Find("tool"));
        Assert.Contains(shim, tools.ShimNote("tool"), StringComparison.Ordinal);
        Assert.Empty(tools.ShimNote("other"));
        Assert.Empty(new ToolLocator(_folder.At("bin"), _folder.Path).ShimNote("tool"));
    }

    [Fact]
    public void Every_program_of_a_name_is_found_in_the_order_of_the_path()
    {
        string first = Plant("first/tool");
        string second = Plant("second/tool");

        Assert.Equal([first, second], new ToolLocator($"{_folder.At("first")}{Separator}nul\0{Separator}{_folder.At("second")}", untrustedRoot: null).FindAll("tool"));
    }

    private static string? Find(string? path) => new ToolLocator(path, untrustedRoot: null).Find("tool");

    private string Plant(string relative)
    {
        if (OperatingSystem.IsWindows())
        {
            return _folder.Write(relative + ".exe", "MZ");
        }

        string path = _folder.Write(relative, "#!/bin/sh\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }
}
