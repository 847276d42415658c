using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Core.Tests.Prerequisites;

public sealed class PythonProbeTests(VirtualEnvironments environments) : IDisposable
{
    private readonly TempFolder _folder = new("Мой проект");

    [Fact]
    public async Task A_real_environment_with_everything_is_ready()
    {
        string ready = environments.Ready;

        FsPythonStatus status = await TestAsync(ready);

        Assert.Equal((FsPythonState.Ready, FsOutcome.Passed, FsScope.Full), (status.State, status.Outcome, status.Scope));
        Assert.Equal((ready, Path.Combine(ready, "bin", "python")), (status.VirtualEnvironment, status.Interpreter));
        Assert.All([status.Version, status.PipVersion, status.PytestVersion, status.Flake8Version], v => Assert.Matches(@"^\d+\.\d+", v));
        Assert.Empty(status.MissingPackages);
        Assert.Equal(("python", status.Version), (status.Tools[0].Name, status.Tools[0].Version));
        Assert.Null(status.NextCommand);
    }

    [Theory]
    [InlineData("backend/venv")]
    [InlineData("backend/.venv")]
    [InlineData("venv")]
    [InlineData(".venv")]
    public async Task The_projects_environment_is_found_in_the_backend_or_the_root(string place)
    {
        _folder.Folder("backend");
        Directory.CreateSymbolicLink(_folder.At(place), environments.Ready);

        FsPythonStatus status = await TestAsync();

        Assert.Equal((FsPythonState.Ready, _folder.At(place)), (status.State, status.VirtualEnvironment));
    }

    [Fact]
    public async Task An_environment_with_nothing_in_it_names_what_is_missing()
    {
        FsPythonStatus status = await TestAsync(environments.Bare, minimum: new Version(3, 0));

        Assert.Equal((FsPythonState.MissingPackage, FsOutcome.Failed), (status.State, status.Outcome));
        Assert.Equal(["pip", "pytest", "flake8"], status.MissingPackages);
        Assert.EndsWith("-m ensurepip", status.NextCommand, StringComparison.Ordinal);
        Assert.Contains("pytest, flake8", status.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Modules_planted_in_the_project_do_not_answer_for_the_environment()
    {
        foreach (string module in new[] { "json", "sys", "importlib", "pytest", "sitecustomize" })
        {
            _folder.Write(module + ".py", "raise SystemExit('planted')\n");
        }

        Assert.Equal(FsPythonState.Ready, (await TestAsync(environments.Ready)).State);
    }

    [Fact]
    public async Task A_python_older_than_asked_for_is_told_with_both_versions()
    {
        FsPythonStatus status = await TestAsync(environments.Ready, minimum: new Version(99, 0));

        Assert.Equal((FsPythonState.TooOld, FsOutcome.Failed), (status.State, status.Outcome));
        Assert.Contains(status.Version!, status.Summary, StringComparison.Ordinal);
        Assert.Contains("99.0", status.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("python is removed")]
    [InlineData("python may not be run")]
    [InlineData("its base is gone")]
    [InlineData("python is no program")]
    public async Task An_environment_whose_python_does_not_start_is_broken_and_told_how_to_make_it_anew(string how)
    {
        string folder = _folder.At("backend/venv");
        VirtualEnvironments.MakeBare(folder);
        string python = Path.Combine(folder, "bin", "python");
        File.Delete(python);
        switch (how)
        {
            case "python may not be run":
                File.WriteAllText(python, "#!/bin/sh\n");
                break;
            case "its base is gone":
                File.CreateSymbolicLink(python, "/opt/python-that-was-removed/bin/python3");
                break;
            case "python is no program":
                File.WriteAllBytes(python, [0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 0, 0, 0]);
                CommandLine.Run("/bin/chmod", ["755", python], folder);
                break;
        }

        FsPythonStatus status = await TestAsync();

        Assert.Equal((FsPythonState.BrokenVirtualEnvironment, FsOutcome.Failed), (status.State, status.Outcome));
        Assert.Equal(folder, status.VirtualEnvironment);
        Assert.Contains(folder, status.Summary, StringComparison.Ordinal);
        Assert.Matches("-m venv --clear '.*Мой проект/backend/venv'$", status.NextCommand);
    }

    [Fact]
    public async Task Without_an_environment_a_python_that_starts_is_named_to_make_one()
    {
        using TempFolder path = new();
        string python = Posix.Script(path, "python3", "echo 3.12.1");

        FsPythonStatus status = await TestAsync(tools: new ToolLocator(path.Path, untrustedRoot: null));

        Assert.Equal((FsPythonState.NoVirtualEnvironment, FsOutcome.Failed, python), (status.State, status.Outcome, status.Interpreter));
        Assert.Null(status.VirtualEnvironment);
        Assert.Equal($"& {python} -m venv '{_folder.At("venv")}'", status.NextCommand);
    }

    [Theory]
    [InlineData("echo 'Python was not found; run without arguments to install from the Microsoft Store' >&2; exit 49")]
    [InlineData("echo 'pyenv: version `3.12` is not installed' >&2; exit 1")]
    [InlineData("exit 0")]
    [InlineData("echo 3.6.8")]
    public async Task What_only_bears_the_name_is_passed_over(string placeholder)
    {
        using TempFolder path = new();
        Posix.Script(path, "first/python3", placeholder);
        string python = Posix.Script(path, "second/python3", "echo 3.12.1");
        ToolLocator tools = new(path.At("first") + Path.PathSeparator + path.At("second"), untrustedRoot: null);

        Assert.Equal($"& {python} -m venv '{_folder.At("venv")}'", (await TestAsync(tools: tools)).NextCommand);

        VirtualEnvironments.MakeBare(_folder.At("venv"));
        File.Delete(_folder.At("venv/bin/python"));
        FsPythonStatus broken = await TestAsync(tools: tools);
        Assert.Equal(FsPythonState.BrokenVirtualEnvironment, broken.State);
        Assert.Equal($"& {python} -m venv --clear '{_folder.At("venv")}'", broken.NextCommand);
    }

    [Theory]
    [InlineData("exit 9", FsPythonState.NoInterpreter)]
    [InlineData("echo 3.6.8", FsPythonState.TooOld)]
    public async Task Where_none_will_do_a_new_one_comes_first(string script, FsPythonState expected)
    {
        using TempFolder path = new();
        Posix.Script(path, "python3", script);

        FsPythonStatus status = await TestAsync(tools: new ToolLocator(path.Path, untrustedRoot: null));

        Assert.Equal((expected, FsOutcome.Failed), (status.State, status.Outcome));
        Assert.Equal(SystemPackages.Install("python"), status.NextCommand);
    }

    [Fact]
    public async Task Without_python_there_is_nothing_to_name()
    {
        FsPythonStatus status = await TestAsync(tools: Real.NoTools);

        Assert.Equal((FsPythonState.NoInterpreter, FsOutcome.Failed, null), (status.State, status.Outcome, status.Interpreter));
        Assert.NotNull(status.NextCommand);
    }

    [Theory]
    [InlineData("echo hello", FsPythonState.Unreadable)]
    [InlineData("echo '[]'", FsPythonState.Unreadable)]
    [InlineData("echo '{}'", FsPythonState.Unreadable)]
    [InlineData("echo '{\"version\":3,\"packages\":{}}'", FsPythonState.Unreadable)]
    [InlineData("true", FsPythonState.Unreadable)]
    [InlineData("echo 'Fatal Python error: init_fs_encoding' >&2; exit 1", FsPythonState.BrokenVirtualEnvironment)]
    [InlineData("kill -9 $$", FsPythonState.BrokenVirtualEnvironment)]
    [InlineData("echo '{\"version\":\"3.12.1\",\"packages\":{\"pip\":\"24.0\",\"pytest\":null,\"flake8\":\"7.0\"}}'", FsPythonState.MissingPackage)]
    [InlineData("echo '{\"version\":\"2.7.18\",\"packages\":{\"pip\":\"20.0\",\"pytest\":null,\"flake8\":null}}'", FsPythonState.TooOld)]
    public async Task Whatever_it_answers_only_a_whole_answer_makes_it_ready(string script, FsPythonState expected)
    {
        Posix.Script(_folder, "venv/bin/python", script);

        FsPythonStatus status = await TestAsync();

        Assert.Equal(expected, status.State);
        Assert.Equal(expected == FsPythonState.Unreadable ? FsOutcome.Inconclusive : FsOutcome.Failed, status.Outcome);
    }

    [Fact]
    public async Task What_is_missing_is_installed_by_the_environments_own_pip()
    {
        string python = Posix.Script(_folder, "venv/bin/python", "echo '{\"version\":\"3.12.1\",\"packages\":{\"pip\":\"24.0\",\"pytest\":null,\"flake8\":null}}'");

        Assert.Equal($"& '{python}' -m pip install pytest flake8", (await TestAsync()).NextCommand);
    }

    [Fact]
    public async Task A_python_that_hangs_is_no_verdict_after_the_time_given()
    {
        Posix.Script(_folder, "venv/bin/python", "sleep 600");

        FsPythonStatus status = await TestAsync(timeout: TimeSpan.FromSeconds(1));

        Assert.Equal((FsPythonState.TimedOut, FsOutcome.Inconclusive), (status.State, status.Outcome));
        Assert.Contains("1 s", status.Summary, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<FsPythonStatus> TestAsync(string? environment = null, Version? minimum = null, TimeSpan? timeout = null, ToolLocator? tools = null)
    {
        Project project = await Real.LoadAsync(_folder.Path);
        return await new PythonProbe(Real.Processes, tools ?? Real.Tools, project)
            .TestAsync(environment, minimum ?? PythonProbe.DefaultMinimum, timeout ?? TimeSpan.FromSeconds(60), Cancel.Token);
    }
}
