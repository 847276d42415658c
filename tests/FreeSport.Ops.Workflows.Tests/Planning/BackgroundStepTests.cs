using FreeSport.Ops.Workflows.Planning;

namespace FreeSport.Ops.Workflows.Tests.Planning;

/// <summary>Plans of jobs whose steps run at the same time.</summary>
public sealed class BackgroundStepTests
{
    [Fact]
    public void Steps_that_wait_or_cancel_are_named_and_always_run()
    {
        FsPlannedStep[] steps = StepsOf("""
            - {id: server, run: npm start, background: true}
            - {id: db, run: docker run db, background: true}
            - {run: npm test, if: false}
            - wait: [db, server]
            - {name: Stop it, cancel: server}
            - cancel: db
            - wait-all:
            """);

        Assert.Equal(["npm start", "docker run db", "npm test", "Wait: db, server", "Stop it", "Cancel: db", "Wait for all"], steps.Select(static s => s.Name));
        Assert.Equal("yes yes no yes yes yes yes", string.Join(' ', steps.Select(static s => Plans.Short(s.Runs))));
        Assert.Equal("a step that waits or cancels always runs", steps[3].Reason);
    }

    [Fact]
    public void The_steps_of_a_group_stand_in_order()
    {
        FsPlannedStep[] steps = StepsOf("""
            - run: first
            - parallel:
                - {name: Frontend, run: npm run build}
                - {name: Backend, run: make, if: github.ref == 'refs/heads/dev'}
            - run: last
            """);

        Assert.Equal(["1 first yes", "2 Frontend yes", "3 Backend no", "4 last yes"], steps.Select(static s => $"{s.Number} {s.Name} {Plans.Short(s.Runs)}"));
    }

    [Theory]
    [InlineData("steps.a.outputs.x == ''", "yes")]
    [InlineData("steps.a.outcome == 'success'", "no")]
    [InlineData("steps.g.outputs.x == 'y'", "?")]
    [InlineData("steps.g.outcome == 'success'", "yes")]
    public void What_was_not_waited_for_is_empty(string condition, string runs) => Assert.Equal(
        runs,
        Plans.Short(StepsOf($$"""
            - {id: a, run: make, background: true}
            - parallel: [{id: g, run: make}]
            - {run: asked, if: "{{condition}}"}
            """)[2].Runs));

    [Theory]
    [InlineData("wait: a")]
    [InlineData("wait: [a]")]
    [InlineData("wait-all:")]
    [InlineData("cancel: a")]
    public void What_was_waited_for_is_as_of_any_step(string waiting) => Assert.Equal(
        "? yes",
        string.Join(' ', StepsOf($$"""
            - {id: a, run: make, background: true}
            - {{waiting}}
            - {run: asked, if: steps.a.outputs.x == 'y'}
            - {run: asked, if: steps.a.outcome == 'success'}
            """).Skip(2).Select(static s => Plans.Short(s.Runs))));

    [Fact]
    public void The_outputs_of_a_job_see_every_step_that_ran()
    {
        FsWorkflowPlan plan = Plans.Of(
            """
            on: push
            jobs:
              a:
                runs-on: ubuntu-latest
                outputs: {x: '${{ steps.s.outputs.x }}'}
                steps:
                  - {id: s, run: make, background: true}
              b:
                needs: a
                if: needs.a.outputs.x == 'y'
                runs-on: ubuntu-latest
                steps: [{run: make}]
            """,
            new PlanRequest("push") { Ref = "refs/heads/main", Mocks = new Dictionary<string, string> { ["a.s.x"] = "y" } });

        Assert.Equal("a=yes b=yes", Plans.Answers(plan));
    }

    private static FsPlannedStep[] StepsOf(string steps) =>
        Assert.Single(Plans.Of(Plans.Jobs("a:\n  runs-on: ubuntu-latest\n  steps:\n" + string.Join('\n', steps.Split('\n').Select(static l => "    " + l)))).Jobs).Steps;
}
