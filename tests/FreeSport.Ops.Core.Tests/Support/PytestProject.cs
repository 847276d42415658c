using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Preparation;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A repository with a Python backend whose suites are run by real pytest.</summary>
internal sealed class PytestProject : IDisposable
{
    private readonly VirtualEnvironments _environments;

    private PytestProject(VirtualEnvironments environments, string? name)
    {
        _environments = environments;
        Repository = TestRepository.Create(name);
    }

    public TestRepository Repository { get; }

    public RecordingHost Host { get; } = new();

    /// <summary>The sample's backend, committed.</summary>
    public static PytestProject OfSample(VirtualEnvironments environments, string? name = null)
    {
        PytestProject project = new(environments, name);
        Sources.CopySample(project.Repository.Path);
        project.Repository.Commit();
        return project;
    }

    /// <summary>A backend with one unit test, or whatever stands there instead.</summary>
    public static PytestProject Of(VirtualEnvironments environments, string test = "def test_ok(): pass\n")
    {
        PytestProject project = new(environments, name: null);
        project.Write("tests/unit/test_it.py", test);
        return project;
    }

    public PytestProject Write(string relative, string text)
    {
        Repository.Write("backend/" + relative, text);
        return this;
    }

    public async Task<FsTestRun> RunAsync(string suite = "unit", string? marker = null, string? environment = null, TimeSpan? timeout = null, IReadOnlyDictionary<string, string?>? inherited = null)
    {
        environment ??= _environments.Ready;
        Project project = await Real.LoadAsync(Repository.Path);

        // Whether Python leaves its caches in the working tree must not depend on whoever runs the tests.
        InheritingRunner processes = new(Real.Processes, new Dictionary<string, string?>(inherited ?? new Dictionary<string, string?>()) { ["PYTHONDONTWRITEBYTECODE"] = null });
        PytestRunner runner = new(project, processes, Real.Inputs(project), Host);
        return await runner.RunAsync(suite, new TestRunOptions(marker, environment, timeout ?? TimeSpan.FromMinutes(2)), Cancel.Token);
    }

    public void Dispose() => Repository.Dispose();
}
