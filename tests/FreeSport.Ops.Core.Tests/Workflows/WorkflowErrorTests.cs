using System.Text;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Workflows;

public sealed class WorkflowErrorTests
{
    [Theory]
    [InlineData("", "WorkflowEmpty", 1, 1)]
    [InlineData("# later\n", "WorkflowEmpty", 1, 1)]
    [InlineData("PK\u0003\u0004\0\0", "WorkflowBinary", 1, 5)]
    [InlineData("on: push\njobs: [a\n", "WorkflowNotYaml", 3, 1)]
    [InlineData("on: push\njobs:\n  a: {}\n  a: {}\n", "WorkflowDuplicateKey", 4, 3)]
    [InlineData("- on\n- jobs\n", "WorkflowNotMapping", 1, 1)]
    [InlineData("on: push\n", "WorkflowWithoutJob", 1, 1)]
    [InlineData("on: push\njobs: {}\n", "WorkflowWithoutJob", 1, 1)]
    [InlineData("on: push\njobs: a\n", "WorkflowWithoutJob", 1, 1)]
    [InlineData("jobs:\n  a: {}\n", "WorkflowWithoutTrigger", 1, 1)]
    [InlineData("on:\njobs:\n  a: {}\n", "WorkflowWithoutTrigger", 1, 1)]
    [InlineData("on: []\njobs:\n  a: {}\n", "WorkflowWithoutTrigger", 1, 1)]
    public void What_GitHub_would_not_run_is_a_failure_with_its_place(string text, string errorId, int line, int column)
    {
        WorkflowReading reading = WorkflowReader.Read(text, "/p/a.yml", "a.yml");

        OpsFailure failure = reading.Failures[0];
        Assert.Equal((errorId, FailureKind.InvalidData, (object?)"/p/a.yml"), (failure.ErrorId, failure.Kind, failure.Target));
        Assert.StartsWith($"'/p/a.yml', line {line}, column {column}: ", failure.Message, StringComparison.Ordinal);
        Assert.Equal(FsOutcome.Failed, reading.Workflow.Outcome);
        Assert.Equal(failure.Message, reading.Workflow.Summary);
        Assert.NotNull(reading.Workflow.Remedy);
        Assert.Equal(("a.yml", "a.yml"), (reading.Workflow.Subject, reading.Workflow.Name));
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_and_not_only_the_first()
    {
        WorkflowReading reading = WorkflowReader.Read("name: a\nname: b\n", "/p/a.yml", "a.yml");

        Assert.Equal(["WorkflowDuplicateKey", "WorkflowWithoutTrigger", "WorkflowWithoutJob"], reading.Failures.Select(static f => f.ErrorId));
        Assert.Equal(3, reading.Workflow.Detail!.Split('\n').Length);
    }

    [Fact]
    public void Of_a_workflow_with_a_mistake_the_rest_is_read_all_the_same()
    {
        FsWorkflow workflow = WorkflowReader.Read("on: push\njobs:\n  a: { env: { X: '${{ secrets.X }}' } }\n  a: {}\n", "/p/a.yml", "a.yml").Workflow;

        Assert.Equal(FsOutcome.Failed, workflow.Outcome);
        Assert.Equal("X", Assert.Single(workflow.Secrets).Name);
    }

    [Fact]
    public void Ten_thousand_jobs_are_counted_right()
    {
        StringBuilder text = new("on: push\njobs:\n");
        for (int job = 0; job < 10_000; job++)
        {
            text.Append("  job").Append(job).Append(":\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ secrets.S").Append(job).Append(" }}\n");
        }

        FsWorkflow workflow = WorkflowReader.Read(text.ToString(), "/p/a.yml", "a.yml").Workflow;

        Assert.Equal(FsOutcome.Passed, workflow.Outcome);
        Assert.Equal((10_000, 10_000), (workflow.Jobs.Length, workflow.Secrets.Length));
        Assert.Equal(("job9999", 39_999), (workflow.Jobs[9_999].Id, workflow.Jobs[9_999].Line));
        Assert.Equal(("S9999", "job9999", 40_002), (workflow.Secrets[9_999].Name, workflow.Secrets[9_999].Job, workflow.Secrets[9_999].Line));
        Assert.Contains("10000", workflow.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void What_aliases_share_is_looked_at_once()
    {
        StringBuilder text = new("on: push\nx0: &x0 ['${{ secrets.A }}']\n");
        for (int level = 1; level < 5; level++)
        {
            text.Append('x').Append(level).Append(": &x").Append(level).Append(" [").AppendJoin(", ", Enumerable.Repeat($"*x{level - 1}", 8)).Append("]\n");
        }

        Assert.Single(WorkflowReader.Read(text + "jobs:\n  a: {}\n", "/p/a.yml", "a.yml").Workflow.Secrets);
    }

    [Fact]
    public void Thousands_of_jobs_that_are_one_big_job_by_alias_are_refused_rather_than_read_for_ever()
    {
        string steps = string.Concat(Enumerable.Repeat("      - run: make ${{ secrets.A }}\n", 20_000));
        string jobs = string.Concat(Enumerable.Range(0, 20_000).Select(static i => $"  b{i}: *a\n"));

        WorkflowReading reading = WorkflowReader.Read($"on: push\njobs:\n  a: &a\n    runs-on: x\n    steps:\n{steps}{jobs}", "/p/a.yml", "a.yml");

        Assert.Equal("WorkflowTooDeep", Assert.Single(reading.Failures).ErrorId);
        Assert.Contains("Aliases stand for more than", reading.Workflow.Summary, StringComparison.Ordinal);
    }
}
