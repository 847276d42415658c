using FreeSport.Ops.Workflows.Checking;
using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Checking;

/// <summary>What GitHub's own workflow schema accepts is accepted, what it refuses is found.</summary>
public sealed class GitHubSchemaTests
{
    [Theory]
    [InlineData("on: push\nconcurrency: {group: a, queue: max}")]
    [InlineData("on: push\nconcurrency: {group: a, queue: '${{ vars.QUEUE }}'}")]
    [InlineData("on: push\ndescription: What it is for")]
    [InlineData("on:\n  image_version:\n    types: [created]\n    names: web\n    versions: 1.*")]
    [InlineData("on: {schedule: [{cron: $cron-weekly}]}")]
    public void Sections_of_a_workflow_that_GitHub_takes_are_clean(string head) =>
        Assert.Empty(Findings(head + "\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{run: make}]\n"));

    [Theory]
    [InlineData("cancel-timeout-minutes: 5")]
    [InlineData("cancel-timeout-minutes: ${{ fromJSON(vars.MINUTES) }}")]
    [InlineData("strategy: {matrix: $codeql-languages-matrix}")]
    public void Keys_of_a_job_that_GitHub_takes_are_clean(string key) =>
        Assert.Empty(Findings($"on: push\njobs:\n  a:\n    {key}\n    runs-on: ubuntu-latest\n    steps: [{{run: make}}]\n"));

    [Theory]
    [InlineData("group")]
    [InlineData("organization/group")]
    [InlineData("ent/group")]
    [InlineData("${{ vars.GROUP }}")]
    public void Groups_of_runners_that_GitHub_takes_are_clean(string group) =>
        Assert.Empty(Findings($"on: push\njobs:\n  a:\n    runs-on: {{group: '{group}'}}\n    steps: [{{run: make}}]\n"));

    [Theory]
    [InlineData("{id: server, run: npm start, background: true}")]
    [InlineData("{uses: actions/checkout@v6, background: true}")]
    [InlineData("{name: All, wait-all: }")]
    [InlineData("{wait-all: true}")]
    [InlineData("{parallel: [{run: make}, {uses: actions/checkout@v6}]}")]
    public void Steps_that_GitHub_takes_are_clean(string step) =>
        Assert.Empty(Findings($"on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - {step}\n"));

    [Theory]
    [InlineData("{wait: }", "syntax-check")]
    [InlineData("{wait-all: soon}", "syntax-check")]
    [InlineData("{cancel: [server]}", "syntax-check")]
    [InlineData("{wait-all: , shell: bash}", "syntax-check")]
    [InlineData("{run: make, background: often}", "syntax-check")]
    [InlineData("{parallel: [{name: nothing}]}", "syntax-check")]
    [InlineData("{parallel: [{run: 'echo ${{ nosuch }}'}]}", "expression")]
    [InlineData("{id: __own, run: make}", "id")]
    [InlineData("{uses: actions/checkout@v1}", "action")]
    public void Steps_that_GitHub_refuses_are_found(string step, string rule) =>
        Assert.Contains(rule, Findings($"on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - {step}\n").Select(static f => f.Rule));

    [Theory]
    [InlineData("runs-on: {group: asdf/group}", "syntax-check")]
    [InlineData("runs-on: {group: ent/}", "syntax-check")]
    [InlineData("runs-on: {group: ent/org/group}", "syntax-check")]
    [InlineData("concurrency: {group: a, queue: min}\n    runs-on: ubuntu-latest", "syntax-check")]
    [InlineData("cancel-timeout-minutes: soon\n    runs-on: ubuntu-latest", "syntax-check")]
    [InlineData("cancel-timeout-minutes: ${{ github.ref }}\n    runs-on: ubuntu-latest", "expression")]
    public void Keys_of_a_job_that_GitHub_refuses_are_found(string keys, string rule) =>
        Assert.Equal([rule], Findings($"on: push\njobs:\n  a:\n    {keys}\n    steps: [{{run: make}}]\n").Select(static f => f.Rule));

    [Fact]
    public void A_job_cannot_have_a_name_that_GitHub_keeps_for_itself() =>
        Assert.Equal(["id"], Findings("on: push\njobs:\n  __a:\n    runs-on: ubuntu-latest\n    steps: [{run: make}]\n").Select(static f => f.Rule));

    [Theory]
    [InlineData("env: *nosuch")]
    [InlineData("name: *nosuch")]
    [InlineData("with: *nosuch")]
    public void An_alias_without_an_anchor_is_told_of_once(string key) =>
        Assert.Single(Findings($"on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: owner/action@v1\n        {key}\n"));

    private static IReadOnlyList<Finding> Findings(string text) => WorkflowChecker.Check(text, CheckSurroundings.None);
}
