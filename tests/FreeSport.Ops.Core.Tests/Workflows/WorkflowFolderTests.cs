using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Workflows;

public sealed class WorkflowFolderTests : IDisposable
{
    private readonly TempFolder _folder = new("Проект");

    [Fact]
    public async Task Exactly_the_files_GitHub_reads_are_the_workflows()
    {
        foreach (string name in new[] { "b.yml", "a.yaml", "c.yml.bak", "README.md", "sub/d.yml" })
        {
            _folder.Write(".github/workflows/" + name, "on: push\njobs:\n  a: {}\n");
        }

        Project project = await Real.LoadAsync(_folder.Path);

        Assert.Equal(["a.yaml", "b.yml"], WorkflowFolder.Files(project).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Without_the_folder_there_are_none() => Assert.Empty(WorkflowFolder.Files(await Real.LoadAsync(_folder.Path)));

    [Fact]
    public async Task A_workflow_is_named_by_its_path_in_the_project()
    {
        string path = _folder.Write(".github/workflows/a.yml", "on: push\njobs:\n  a: {}\n");

        FsWorkflow workflow = (await WorkflowFolder.ReadAsync(await Real.LoadAsync(_folder.Path), path, Cancel.Token)).Workflow;

        Assert.Equal((".github/workflows/a.yml", path), (workflow.Subject, workflow.Path));
        Assert.Equal((FsOutcome.Passed, DateTimeKind.Utc), (workflow.Outcome, workflow.StartedAt.Kind));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_a_failed_workflow_and_not_an_exception()
    {
        Project project = await Real.LoadAsync(_folder.Path);

        WorkflowReading reading = await WorkflowFolder.ReadAsync(project, _folder.At(".github/workflows/gone.yml"), Cancel.Token);

        Assert.Equal("FileNotReadable", Assert.Single(reading.Failures).ErrorId);
        Assert.Equal((FsOutcome.Failed, ".github/workflows/gone.yml"), (reading.Workflow.Outcome, reading.Workflow.Subject));
    }

    public void Dispose() => _folder.Dispose();
}
