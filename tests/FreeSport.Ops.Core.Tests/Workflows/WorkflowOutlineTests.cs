using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Workflows;

public sealed class WorkflowOutlineTests
{
    [Theory]
    [InlineData("on: push", "push")]
    [InlineData("on: [push, pull_request]", "push pull_request")]
    [InlineData("on:\n  - push\n  - workflow_dispatch", "push workflow_dispatch")]
    [InlineData("on:\n  push:\n  workflow_dispatch:", "push workflow_dispatch")]
    [InlineData("'on': push", "push")]
    [InlineData("\"on\": { push: { branches: main } }", "push")]
    [InlineData("on: &events [push]\nx: *events", "push")]
    public void Events_are_read_in_every_form(string on, string events)
    {
        FsWorkflow workflow = Read(on + "\njobs:\n  a: {}\n");

        Assert.Equal(events.Split(' '), workflow.Triggers.Select(static t => t.Event));
        Assert.Equal(FsOutcome.Passed, workflow.Outcome);
    }

    [Fact]
    public void Events_are_read_with_lines_filters_types_inputs_and_schedules()
    {
        FsWorkflowTrigger[] triggers = Read(
            """
            on:
              push:
                branches: [main, 'release/**']
                branches-ignore: wip
                paths-ignore:
                  - docs/**
              pull_request_review:
                types: submitted
              workflow_call:
                inputs: { tag: { type: string } }
              schedule:
                - cron: '*/5 * * * *'
                - cron: 0 3 * * 1
            jobs:
              a: {}
            """).Triggers;

        Assert.Equal([2, 7, 9, 11], triggers.Select(static t => t.Line));
        Assert.Equal(["main", "release/**", "!wip"], triggers[0].Branches);
        Assert.Equal(["!docs/**"], triggers[0].Paths);
        Assert.Equal(["submitted"], triggers[1].Types);
        Assert.Equal(["tag"], triggers[2].Inputs);
        Assert.Equal(["*/5 * * * *", "0 3 * * 1"], triggers[3].Schedules);
    }

    [Fact]
    public void Jobs_are_read_in_every_form()
    {
        FsWorkflowJob[] jobs = Read(
            """
            on: push
            jobs:
              plain:
                name: Обычная
                runs-on: [self-hosted, linux]
                needs: other
                if: |
                  github.ref == 'refs/heads/main'
                steps: [{ run: a }, { run: b }]
              grouped:
                runs-on: { group: big, labels: [x64] }
                environment: { name: "${{ inputs.target }}", url: https://freesport.example }
                needs: [plain, other]
              other:
                uses: ./.github/workflows/called.yml
              empty:
            """).Jobs;

        Assert.Equal([("plain", "Обычная", 3), ("grouped", "grouped", 10), ("other", "other", 14), ("empty", "empty", 16)], jobs.Select(static j => (j.Id, j.Name, j.Line)));
        Assert.Equal(["self-hosted", "linux"], jobs[0].RunsOn);
        Assert.Equal(["big", "x64"], jobs[1].RunsOn);
        Assert.Equal(["other"], jobs[0].Needs);
        Assert.Equal(["plain", "other"], jobs[1].Needs);
        Assert.Equal("github.ref == 'refs/heads/main'", jobs[0].Condition);
        Assert.Equal((2, 0), (jobs[0].StepCount, jobs[1].StepCount));
        Assert.Equal(("${{ inputs.target }}", 12), (jobs[1].Environment, jobs[1].EnvironmentLine));
        Assert.Equal("./.github/workflows/called.yml", jobs[2].Uses);
    }

    [Theory]
    [InlineData("name: Deploy\n", "Deploy")]
    [InlineData("", ".github/workflows/a.yml")]
    [InlineData("name:\n", ".github/workflows/a.yml")]
    [InlineData("name: [a]\n", ".github/workflows/a.yml")]
    public void A_workflow_without_a_name_is_called_by_its_file_as_on_GitHub(string name, string expected) =>
        Assert.Equal(expected, Read(name + "on: push\njobs:\n  a: {}\n").Name);

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Line_ends_of_Windows_change_no_place(string lineEnd)
    {
        string text = "on: push\njobs:\n  a:\n    env:\n      X: ${{ secrets.X }}\n      Y: >-\n        ${{ vars.Y }}\n".Replace("\n", lineEnd, StringComparison.Ordinal);

        FsWorkflow workflow = Read(text);

        Assert.Equal((5, 14), (workflow.Secrets[0].Line, workflow.Secrets[0].Column));
        Assert.Equal((7, 13), (workflow.Variables[0].Line, workflow.Variables[0].Column));
        Assert.Equal(3, workflow.Jobs[0].Line);
    }

    private static FsWorkflow Read(string text) => WorkflowReader.Read(text, "/p/a.yml", ".github/workflows/a.yml").Workflow;
}
