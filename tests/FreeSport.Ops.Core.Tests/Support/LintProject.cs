using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Preparation.Lint;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A repository whose code is judged by linters.</summary>
internal sealed class LintProject : IDisposable
{
    public TestRepository Repository { get; } = TestRepository.Create("проект [1]");

    public LintProject Write(string relative, string text)
    {
        Repository.Write(relative, text);
        return this;
    }

    public async Task<IReadOnlyList<LintTarget>> SelectAsync(params FsLinter[] named) =>
        await new LintSelection(await Real.LoadAsync(Repository.Path)).FindAsync(named, Cancel.Token);

    /// <summary>Runs what the project's CI runs, as the cmdlet does.</summary>
    public async Task<IReadOnlyList<FsLintRun>> RunAsCiAsync(string? environment)
    {
        Project project = await Real.LoadAsync(Repository.Path);
        LintSelection selection = new(project);
        IReadOnlyList<LintTarget> targets = await selection.FindAsync([], Cancel.Token);
        List<FsLintRun> runs = [];
        await new LintRunner(project, Real.Processes, Real.Tools, new RecordingHost())
            .RunAsync(targets, new LintRunOptions(environment, TimeSpan.FromMinutes(2)) { NotRun = selection.NotRun }, runs.Add, parent: null, Cancel.Token);
        return runs;
    }

    public async Task<FsLintRun> RunAsync(FsLinter linter, string? environment, string[]? arguments = null, TimeSpan? timeout = null)
    {
        Project project = await Real.LoadAsync(Repository.Path);
        string folder = linter is FsLinter.Eslint or FsLinter.Prettier ? project.FrontendPath : project.BackendPath;
        LintTarget target = new(linter, folder, arguments ?? [], "test");
        List<FsLintRun> runs = [];
        await new LintRunner(project, Real.Processes, Real.Tools, new RecordingHost())
            .RunAsync([target], new LintRunOptions(environment, timeout ?? TimeSpan.FromMinutes(2)), runs.Add, parent: null, Cancel.Token);
        return Assert.Single(runs);
    }

    /// <summary>A virtual environment whose Python is a script: it has every module, and runs what is given for one.</summary>
    public string ScriptedPython(string body)
    {
        Posix.Require();
        string folder = Repository.Folder("stand-in");
        using TempFolder aside = new();
        string script = Posix.Script(aside, "python", "[ \"$5\" = -c ] && exit 0\n" + body);
        Directory.CreateDirectory(Path.Combine(folder, "bin"));
        CommandLine.Run("/bin/cp", [script, Path.Combine(folder, "bin", "python")], folder);
        return folder;
    }

    public void Dispose() => Repository.Dispose();
}
