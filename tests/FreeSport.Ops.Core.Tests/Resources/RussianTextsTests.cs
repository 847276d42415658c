using FreeSport.Ops.Core.Checklist;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Preparation;
using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Core.Tests.Resources;

/// <summary>What a reader of Russian sees; names of commands, files and states stay as they are.</summary>
public sealed class RussianTextsTests : IDisposable
{
    private const string Letters = "[а-яё]{3,}";

    private readonly CultureScope _russian = new("ru-RU");

    [Fact]
    public async Task The_checklist_speaks_Russian_and_its_commands_do_not()
    {
        using ChecklistProject sample = ChecklistProject.OfSample();
        await sample.RecordAsync("unit", scope: FsScope.Partial);

        IReadOnlyList<FsChecklistStatus> boxes = await sample.EvaluateAsync();

        Assert.All(boxes, static b => Assert.Matches(Letters, b.Title));
        Assert.All(boxes, static b => Assert.Matches(Letters, b.Reason));
        Assert.All(boxes, b => Assert.DoesNotMatch(Letters, b.NextCommand!.Replace(sample.Repository.Path, string.Empty, StringComparison.Ordinal)));
        OpsFailure failure = Assert.Throws<OpsException>(() => ChecklistAssertion.Require(boxes, boxes)).Failure;
        Assert.Matches(Letters, failure.Message);
        Assert.Matches(Letters, failure.Remedy);
        Assert.Equal("ChecklistNotMet", failure.ErrorId);
    }

    [Fact]
    public async Task Prerequisites_speak_Russian()
    {
        using TempFolder folder = new();
        Project project = await Real.LoadAsync(folder.Path);

        FsDockerStatus docker = await new DockerProbe(Real.Processes, Real.NoTools, folder.Path)
            .TestAsync(new DockerProbeOptions(TimeSpan.FromSeconds(1), new(1, 0), new(1, 0), Context: null), Cancel.Token);
        FsPythonStatus python = await new PythonProbe(Real.Processes, Real.NoTools, project)
            .TestAsync(virtualEnvironment: null, PythonProbe.DefaultMinimum, TimeSpan.FromSeconds(1), Cancel.Token);

        Assert.All([docker.Summary, docker.Remedy, python.Summary, python.Remedy], static text => Assert.Matches(Letters, text));
    }

    [Fact]
    public async Task Test_runs_speak_Russian()
    {
        using TempFolder folder = new();
        Project project = await Real.LoadAsync(folder.Path);

        FsTestRun run = await new PytestRunner(project, Real.Processes, Real.Inputs(project), new RecordingHost())
            .RunAsync("unit", new TestRunOptions("fast", VirtualEnvironment: null, TimeSpan.FromSeconds(1)), Cancel.Token);

        Assert.All([run.Summary, run.Remedy, run.LeftOut[0]], static text => Assert.Matches(Letters, text));
    }

    [Theory]
    [InlineData("on: push\njobs:\n  a: {}\n")]
    [InlineData("on: push\n")]
    [InlineData("")]
    [InlineData("a: 1\na: 2\n")]
    public void Workflows_speak_Russian(string text)
    {
        WorkflowReading reading = WorkflowReader.Read(text, "/p/a.yml", "a.yml");

        Assert.Matches(Letters, reading.Workflow.Summary);
        Assert.All(reading.Failures, static f => Assert.Matches(Letters, f.Message));
    }

    [Fact]
    public async Task Errors_of_the_floors_speak_Russian()
    {
        using TempFolder folder = new();

        OpsFailure[] failures =
        [
            await Real.FailureAsync(() => Core.Floor.Text.TextFileReader.ReadAsync(folder.At("gone"), Cancel.Token)),
            await Real.FailureAsync(() => Real.Processes.RunAsync(new Core.Floor.Processes.ProcessRequest(folder.At("gone"), []) { WorkingDirectory = folder.Path }, Cancel.Token)),
            await Real.FailureAsync(() => Real.LoadAsync(folder.At("gone"))),
            await Real.FailureAsync(() => new Core.Floor.Git.GitReader(Real.Processes, Real.NoTools).ReadAsync(new(folder.Path, folder.Path), ["status"], input: null, Cancel.Token)),
        ];

        Assert.All(failures, static f => Assert.Matches(Letters, f.Message));
        Assert.All(failures, static f => Assert.Matches(Letters, f.Remedy));
        Assert.All(failures, static f => Assert.DoesNotMatch("[А-Яа-яё]", f.ErrorId));
    }

    public void Dispose() => _russian.Dispose();
}
