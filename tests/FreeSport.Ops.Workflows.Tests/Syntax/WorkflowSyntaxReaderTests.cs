using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Syntax;

public sealed class WorkflowSyntaxReaderTests
{
    private const string Job = "jobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo\n";

    [Fact]
    public void Every_part_knows_its_place()
    {
        WorkflowSyntaxReading reading = WorkflowSyntaxReader.Read("""
            name: CI
            on:
              push:
                branches: [main, 'release/**']
              workflow_dispatch:
                inputs:
                  tag: { type: choice, options: [a, b], required: true }
            jobs:
              build:
                runs-on: ${{ matrix.os }}
                strategy:
                  matrix:
                    os: [ubuntu-latest, windows-latest]
                    include:
                      - os: macos-latest
                steps:
                  - uses: actions/checkout@v4
                    with:
                      fetch-depth: 0
                  - run: |
                      echo one
                    timeout-minutes: 1.5
              deploy:
                needs: build
                uses: ./.github/workflows/deploy.yml
                secrets: inherit
            """);

        Assert.Empty(reading.Problems);
        WorkflowSyntax workflow = reading.Workflow!;
        WebhookTrigger push = Assert.IsType<WebhookTrigger>(workflow.Triggers[0]);
        Assert.Equal([("main", 4), ("release/**", 4)], push.Branches!.Patterns.Select(static p => (p.Value, p.Start.Line)));
        InputSyntax tag = Assert.Single(workflow.Dispatch!.Inputs);
        Assert.Equal((InputType.Choice, true, 2), (tag.Type, tag.IsRequired, tag.Options.Count));
        JobSyntax build = workflow.JobNamed("BUILD")!;
        Assert.Equal("${{ matrix.os }}", build.RunsOn!.LabelsExpression!.Value);
        Assert.Equal(2, build.Strategy!.Matrix!.RowNamed("OS")!.Values.Count);
        Assert.Equal(("fetch-depth", 19), (build.Steps[0].With[0].Name.Value, build.Steps[0].With[0].Name.Start.Line));
        Assert.Equal(1.5, build.Steps[1].TimeoutMinutes!.Value);
        Assert.True(workflow.JobNamed("deploy")!.Call!.InheritsSecrets);
    }

    [Theory]
    [InlineData("a: [", 1)]
    [InlineData("on: push\njobs: []\n", 2)]
    [InlineData("on: push\njobs:\n", 2)]
    [InlineData("on: push\nname: {}\n" + Job, 2)]
    [InlineData("on: push\nenvs: {}\n" + Job, 2)]
    [InlineData("on: [push, schedule]\n" + Job, 1)]
    [InlineData("on:\n  push: main\n" + Job, 2)]
    [InlineData("on:\n  schedule:\n    - time: 1\n" + Job, 3)]
    [InlineData("on:\n  workflow_call:\n    inputs:\n      a: {}\n" + Job, 4)]
    [InlineData("on: push\njobs:\n  a:\n    steps: []\n    runs-on: x\n", 4)]
    [InlineData("on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - name: x\n", 6)]
    [InlineData("on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: x\n        with: {}\n", 7)]
    [InlineData("on: push\njobs:\n  a:\n    runs-on: x\n    timeout-minutes: soon\n    steps:\n      - run: x\n", 5)]
    [InlineData("on: push\njobs:\n  a:\n    uses: o/r/w.yml@v1\n    runs-on: x\n", 5)]
    [InlineData("on: push\njobs:\n  a:\n    with: {}\n    runs-on: x\n    steps:\n      - run: x\n", 4)]
    [InlineData("on: push\njobs:\n  a: &x\n    runs-on: x\n    steps:\n      - run: x\n", 3)]
    [InlineData("on: push\nx-y: &x {a: b}\n" + Job, 2)]
    [InlineData("on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: x\n  A:\n    runs-on: x\n    steps:\n      - run: x\n", 7)]
    [InlineData("on: push\njobs:\n  a:\n    runs-on: x\n    env:\n      <<: {}\n    steps:\n      - run: x\n", 6)]
    public void What_GitHub_would_not_take_is_named_with_its_line(string text, int line)
    {
        IReadOnlyList<Finding> problems = WorkflowSyntaxReader.Read(text).Problems;

        Assert.Contains(problems, p => p.Start.Line == line && p.Message.ToString().Length > 0);
    }

    [Fact]
    public void An_alias_is_what_it_stands_for()
    {
        WorkflowSyntaxReading reading = WorkflowSyntaxReader.Read("on: push\njobs:\n  a:\n    runs-on: &label ubuntu-latest\n    steps:\n      - run: x\n  b:\n    runs-on: *label\n    steps:\n      - run: x\n");

        Assert.Empty(reading.Problems);
        Assert.Equal("ubuntu-latest", Assert.Single(reading.Workflow!.JobNamed("b")!.RunsOn!.Labels).Value);
    }
}
