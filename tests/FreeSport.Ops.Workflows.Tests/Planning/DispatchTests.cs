using FreeSport.Ops.Workflows.Planning;

namespace FreeSport.Ops.Workflows.Tests.Planning;

/// <summary>The inputs of a dispatch.</summary>
public sealed class DispatchTests
{
    private const string Workflow = """
        on:
          workflow_dispatch:
            inputs:
              tag: {required: true}
              env: {type: choice, options: [staging, production], default: staging}
              force: {type: boolean}
              count: {type: number, default: 3}
        jobs:
          a: {runs-on: x, if: "inputs.force", steps: [{run: m}]}
          b: {runs-on: x, if: "github.event.inputs.env == 'staging' && inputs.count > 2", steps: [{run: m}]}
          c: {runs-on: x, if: "github.event.inputs.force == 'true'", steps: [{run: m}]}
        """;

    [Fact]
    public void Are_those_of_the_payload_where_nothing_else_is_given()
    {
        FsWorkflowPlan plan = Plans.Of(Workflow, new PlanRequest("workflow_dispatch")
        {
            Payload = """{"inputs":{"tag":"1","force":"true","env":"production"}}""",
            Inputs = new Dictionary<string, string> { ["env"] = "staging" },
        });

        Assert.Equal("a=yes b=yes c=yes", Plans.Answers(plan));
    }

    [Theory]
    [InlineData("tag=1", "a=no b=yes c=no", null)]
    [InlineData("TAG=1,force=true", "a=yes b=yes c=yes", null)]
    [InlineData("tag=1,env=production", "a=no b=no c=no", null)]
    [InlineData("", "a=no b=yes c=no", "'tag' is required")]
    [InlineData("tag=", "a=no b=yes c=no", "'tag' is required")]
    [InlineData("tag=1,env=dev", "a=no b=? c=no", "'dev' is none of staging, production")]
    [InlineData("tag=1,force=yes", "a=? b=yes c=?", "'yes' is no boolean")]
    [InlineData("tag=1,count=many", "a=no b=? c=no", "'many' is no number")]
    [InlineData("tag=1,nosuch=1", "a=no b=yes c=no", "no input 'nosuch'")]
    public void Are_checked_and_filled_in(string given, string answers, string? problem)
    {
        FsWorkflowPlan plan = Plans.Of(Workflow, new PlanRequest("workflow_dispatch")
        {
            Ref = "main",
            Inputs = given.Split(',', StringSplitOptions.RemoveEmptyEntries).ToDictionary(static g => g.Split('=')[0], static g => g.Split('=')[1]),
        });

        Assert.Equal(answers, Plans.Answers(plan));
        Assert.Equal(problem is null, plan.DispatchInputs.All(static i => i.Problem is null));
        Assert.Contains(problem ?? string.Empty, string.Concat(plan.DispatchInputs.Select(static i => i.Problem)), StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_twenty_five_are_refused()
    {
        string inputs = string.Join(", ", Enumerable.Range(1, 26).Select(static i => $"i{i}: {{}}"));

        FsWorkflowPlan plan = Plans.Of($"on: {{workflow_dispatch: {{inputs: {{{inputs}}}}}}}\njobs:\n  {Plans.Job("a")}\n", new PlanRequest("workflow_dispatch"));

        Assert.Contains("26", Assert.Single(plan.Problems), StringComparison.Ordinal);
    }
}
