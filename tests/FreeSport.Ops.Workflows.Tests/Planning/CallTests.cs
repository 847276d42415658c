using FreeSport.Ops.Workflows.Planning;

namespace FreeSport.Ops.Workflows.Tests.Planning;

/// <summary>Calls of reusable workflows.</summary>
public sealed class CallTests
{
    private const string Called = """
        on:
          workflow_call:
            inputs:
              env: {type: string, required: true}
              dry: {type: boolean}
            secrets:
              key: {required: true}
            outputs:
              url: {value: "${{ jobs.go.outputs.url }}"}
        permissions: {contents: read}
        jobs:
          go:
            runs-on: ubuntu-latest
            if: "!inputs.dry"
            environment: ${{ inputs.env }}
            outputs: {url: "https://${{ inputs.env }}", id: "${{ steps.x.outputs.id }}"}
            steps: [{id: x, run: m, env: {K: "${{ secrets.key }}"}}]
          after: {runs-on: ubuntu-latest, needs: go, steps: [{uses: a/b@v1}]}
        """;

    [Fact]
    public void One_of_the_callers_own_commit_is_followed_like_a_local_one()
    {
        FsWorkflowPlan plan = Plans.Of(
            """
            on: push
            jobs:
              call: {uses: $/.github/workflows/called.yml, with: {env: staging}, secrets: {key: "${{ secrets.KEY }}"}}
            """,
            null,
            ("called.yml", Called));

        Assert.Empty(plan.Problems);
        Assert.Equal("call=yes call/go=yes call/after=yes", Plans.Answers(plan));
        Assert.Equal(FsPlanPinKind.Local, plan.Pins.First().Kind);
    }

    [Fact]
    public void A_local_one_is_followed_with_inputs_secrets_outputs_and_permissions()
    {
        FsWorkflowPlan plan = Plans.Of(
            """
            on: push
            permissions: {contents: read, packages: write}
            jobs:
              call: {uses: ./.github/workflows/called.yml, with: {env: "${{ github.ref_name }}"}, secrets: {key: "${{ secrets.PROD_KEY }}"}}
              then: {runs-on: x, needs: call, if: "needs.call.outputs.url == 'https://main'", steps: [{run: m}]}
            """,
            null,
            ("called.yml", Called));

        Assert.Empty(plan.Problems);
        Assert.Equal("call=yes call/go=yes call/after=yes then=yes", Plans.Answers(plan));
        Assert.Equal([1, 1, 1, 2], plan.Jobs.Select(static j => j.Stage));
        Assert.Equal("main", plan.Jobs[1].Environment);
        Assert.Equal("call / go", plan.Jobs[1].Name);
        Assert.Equal("contents: read", plan.Jobs[1].Permissions.ToString());
        Assert.Equal(["PROD_KEY"], plan.Secrets);
        Assert.Equal([".github/workflows/called.yml"], plan.CalledWorkflows);
        Assert.Equal([("./.github/workflows/called.yml", FsPlanPinKind.Local), ("a/b@v1", FsPlanPinKind.Tag)], plan.Pins.Select(static p => (p.Uses, p.Kind)));
        Assert.True(plan.IsWhole);
    }

    [Theory]
    [InlineData("with: {env: a}, secrets: inherit", "")]
    [InlineData("with: {env: a}", "the secret \"key\"")]
    [InlineData("secrets: inherit", "given \"env\"")]
    [InlineData("with: {env: a, nosuch: b}, secrets: inherit", "no input \"nosuch\"")]
    [InlineData("with: {env: a, dry: maybe}, secrets: inherit", "boolean")]
    [InlineData("with: {env: a}, secrets: {key: a, other: b}", "no secret \"other\"")]
    [InlineData("with: {env: a}, secrets: inherit, permissions: {}", "contents: read")]
    public void What_GitHub_would_refuse_is_told(string keys, string problem)
    {
        FsWorkflowPlan plan = Plans.Of(Plans.Jobs($"call: {{uses: ./.github/workflows/called.yml, {keys}}}"), null, ("called.yml", Called));

        Assert.Equal(problem.Length == 0, plan.Problems.Length == 0);
        Assert.Contains(problem, string.Concat(plan.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("./.github/workflows/nosuch.yml", "not in this repository")]
    [InlineData("./elsewhere/called.yml", "not in this repository")]
    [InlineData("./.github/workflows/w.yml", "circle")]
    [InlineData("./.github/workflows/plain.yml", "workflow_call")]
    public void What_cannot_be_followed_is_told(string uses, string problem)
    {
        FsWorkflowPlan plan = Plans.Of(Plans.Jobs($"call: {{uses: {uses}}}").Replace("on: push", "on: [push, workflow_call]", StringComparison.Ordinal), null, ("plain.yml", Plans.Jobs(Plans.Job("a"))));

        Assert.Contains(problem, Assert.Single(plan.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_remote_one_is_named_and_its_outputs_can_be_given()
    {
        string text = Plans.Jobs("call: {uses: o/r/.github/workflows/x.yml@v1}\nthen: {runs-on: x, needs: call, if: needs.call.outputs.go, steps: [{run: m}]}");

        FsWorkflowPlan plan = Plans.Of(text);
        FsWorkflowPlan mocked = Plans.Of(text, new PlanRequest("push") { Mocks = new Dictionary<string, string> { ["call.go"] = "1" } });

        Assert.Equal("call=yes then=?", Plans.Answers(plan));
        Assert.Equal("call=yes then=yes", Plans.Answers(mocked));
        Assert.Contains("o/r/.github/workflows/x.yml@v1", plan.Unknowns[0], StringComparison.Ordinal);
        Assert.Equal((FsPlanPinSubject.Workflow, FsPlanPinKind.Tag), (plan.Pins[0].Subject, plan.Pins[0].Kind));
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Ten_levels_are_followed(int called, bool isRefused)
    {
        (string, string)[] chain = [.. Enumerable.Range(1, called).Select(i => ($"c{i}.yml", "on: workflow_call\njobs:\n  "
            + (i == called ? Plans.Job("end") : $"a: {{uses: ./.github/workflows/c{i + 1}.yml}}") + "\n"))];

        FsWorkflowPlan plan = Plans.Of(Plans.Jobs("a: {uses: ./.github/workflows/c1.yml}"), null, chain);

        Assert.Equal(isRefused, plan.Problems.Length > 0);
        Assert.Equal(!isRefused, plan.Jobs.Any(static j => j.Id.EndsWith("/end", StringComparison.Ordinal)));
    }

    [Fact]
    public void Calls_that_multiply_end()
    {
        string Level(int next) => string.Concat(Enumerable.Range(0, 12).Select(i => $"  j{i}: {{uses: ./.github/workflows/c{next}.yml}}\n"));
        (string, string)[] chain = [.. Enumerable.Range(1, 9).Select(i => ($"c{i}.yml", "on: workflow_call\njobs:\n" + (i == 9 ? "  " + Plans.Job("end") : Level(i + 1))))];

        FsWorkflowPlan plan = Plans.Of("on: push\njobs:\n" + Level(1), null, chain);

        Assert.Contains(plan.Unknowns, static u => u.Contains("20000", StringComparison.Ordinal));
        Assert.False(plan.IsWhole);
    }
}
