using System.Text;

using FreeSport.Ops.Workflows.Globs;
using FreeSport.Ops.Workflows.Planning;

namespace FreeSport.Ops.Workflows.Tests.Fuzzing;

/// <summary>The embedded planner with workflows, payloads and events to which anything was done.</summary>
public sealed class PlanFuzzTests
{
    private const string Workflow = """
        name: CI
        on:
          push: {branches: [main, 'rel/**'], paths: ['src/**', '!src/x']}
          pull_request: {types: [opened]}
          workflow_dispatch: {inputs: {tag: {required: true}, n: {type: number, default: 3}, c: {type: choice, options: [a, b]}}}
          workflow_call: {inputs: {e: {type: string}}, outputs: {u: {value: '${{ jobs.build.outputs.u }}'}}}
        concurrency: {group: 'a-${{ github.ref }}', cancel-in-progress: true}
        permissions: {contents: read}
        env: {A: '${{ vars.A }}'}
        jobs:
          build:
            runs-on: ${{ matrix.os }}
            strategy: {matrix: {os: [ubuntu-latest, x], v: [1, 2], exclude: [{os: x, v: 1}], include: [{os: y}, {z: 1}]}}
            outputs: {u: '${{ steps.s.outputs.u }}'}
            steps:
              - {id: s, uses: actions/checkout@v4, if: "success() && env.A == 'x'"}
              - {run: 'echo ${{ secrets.K }}', if: "failure() || contains(fromJSON('[1]'), matrix.v)"}
          call: {uses: ./.github/workflows/w.yml, needs: [build], with: {e: x}, secrets: inherit}
          last: {runs-on: x, needs: [call], if: "!cancelled() && needs.build.outputs.u == 'y'", environment: production, steps: [{run: m}]}
        """;

    private const string Payload = """{"action":"opened","number":7,"ref":"refs/heads/main","pull_request":{"base":{"ref":"main"},"head":{"ref":"dev"},"labels":[{"name":"a"}]},"sender":{"login":"bot"}}""";

    private static readonly string[] Tokens =
    [
        "${{ ", " }}", "fromJSON('", "')", "matrix: ", "include: ", "exclude: [{os: x}]", "needs: [build]", "if: ", "&& ", "|| ", "!", "(", ")", "[", "]", "{", "}", "*", "**/", "\\", "?", "+", "'", "\"", "on: ", "jobs:", "uses: ./.github/workflows/w.yml",
        "permissions: write-all", "&a ", "*a", "\n", "  ", "null", "1e999", "NaN", "github.event", "needs.*.result", "secrets", "steps.s", "env.A", "\ud83d\ude00", "type: boolean", "hashFiles('x')", "format('{0}', ", "toJSON(github)",
    ];

    private static readonly string[] Events = ["push", "pull_request", "workflow_dispatch", "workflow_call", "schedule", "нет"];

    [Fact]
    public Task Every_workflow_is_planned_and_only_a_whole_plan_is_whole() => Fuzz.RunAsync(4_000, static chance =>
    {
        string text = Encoding.UTF8.GetString(Fuzz.Mutate(Encoding.UTF8.GetBytes(Workflow), chance, Tokens));
        FsWorkflowPlan plan = Plan(text, chance.Next(3) == 0 ? Payload : null, chance);

        Assert.Equal(plan.IsWhole, plan.Problems.Length == 0 && plan.Unknowns.Length == 0 && plan.Triggers != FsPlanAnswer.Unknown && plan.DispatchInputs.All(static i => i.Problem is null));
        Assert.All(plan.Jobs, static j => Assert.True(j.Id.Length > 0 && j.Reason.Length > 0));
        Assert.True(!plan.IsWhole || plan.Jobs.All(static j => j.Runs != FsPlanAnswer.Unknown && j.Steps.All(static s => s.Runs != FsPlanAnswer.Unknown)));
    });

    [Fact]
    public Task Every_payload_is_read_or_passed_over() => Fuzz.RunAsync(4_000, static chance =>
        Assert.NotNull(Plan(Workflow, Encoding.UTF8.GetString(Fuzz.Mutate(Encoding.UTF8.GetBytes(Payload), chance, "{", "}", "[", "]", "\"", "\\ud800", "1e999", "null", ",", ":")), chance)));

    [Fact]
    public Task Every_pattern_matches_as_its_parts_do() => Fuzz.RunAsync(20_000, static chance =>
    {
        string pattern = string.Concat(Enumerable.Range(0, chance.Next(1, 12)).Select(_ => "ab/*?+[]-\\.!"[chance.Next(12)]));
        string text = string.Concat(Enumerable.Range(0, chance.Next(0, 30)).Select(_ => "ab/-."[chance.Next(5)]));

        if (GlobPattern.Read(pattern) is { } glob && glob.Matches(text))
        {
            Assert.True(GlobPattern.Read("**")!.Matches(text));
            Assert.True(GlobPattern.Read(pattern + "**")!.Matches(text + "/x"));
        }
    });

    private static FsWorkflowPlan Plan(string text, string? payload, Random chance)
    {
        PlanRequest request = new(Events[chance.Next(Events.Length)])
        {
            Ref = chance.Next(4) == 0 ? null : chance.Next(2) == 0 ? "refs/heads/main" : "refs/tags/v1",
            Payload = payload,
            ChangedPaths = chance.Next(2) == 0 ? null : ["src/a", "docs/b"],
            Inputs = new Dictionary<string, string> { ["tag"] = "1", ["c"] = "z" },
            Mocks = new Dictionary<string, string> { ["build.s.u"] = "y" },
        };
        return new WorkflowPlanner(request, new PlanSources(new Dictionary<string, string> { [".github/workflows/w.yml"] = text })).Plan(".github/workflows/w.yml");
    }
}
