using FreeSport.Ops.Workflows.Planning;

namespace FreeSport.Ops.Workflows.Tests.Planning;

/// <summary>Whether jobs and steps run.</summary>
public sealed class ConditionTests
{
    [Theory]
    [InlineData("github.event_name == 'push'", "yes")]
    [InlineData("${{ github.ref == 'refs/heads/main' }}", "yes")]
    [InlineData("github.ref_name != 'main'", "no")]
    [InlineData("github.ref_type == 'tag'", "no")]
    [InlineData("github.base_ref == ''", "yes")]
    [InlineData("github.event.pull_request.draft", "no")]
    [InlineData("github.actor == 'bot'", "?")]
    [InlineData("github.actor == 'bot' && github.ref_name == 'x'", "no")]
    [InlineData("github.actor == 'bot' || github.ref_name == 'main'", "yes")]
    [InlineData("always()", "yes")]
    [InlineData("success()", "yes")]
    [InlineData("failure()", "no")]
    [InlineData("cancelled()", "no")]
    [InlineData("!cancelled()", "yes")]
    [InlineData("vars.KNOWN == 'да'", "yes")]
    [InlineData("vars.OTHER == 'x'", "?")]
    [InlineData("secrets.TOKEN != ''", "?")]
    [InlineData("contains(github.event.head_commit.message, '[skip]')", "?")]
    [InlineData("${{ github.ref_name == 'x' }} && false", "yes")]
    [InlineData("false", "no")]
    [InlineData("''", "no")]
    [InlineData("env.A == '1'", "?")]
    [InlineData("github.ref ==", "?")]
    [InlineData("nosuch.thing", "?")]
    public void A_job(string condition, string expected)
    {
        FsWorkflowPlan plan = Plans.Of(
            Plans.Jobs($"a:\n  runs-on: x\n  if: \"{condition}\"\n  steps: [{{run: make}}]"),
            new PlanRequest("push") { Ref = "main", Variables = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["known"] = "да" } });

        Assert.Equal("a=" + expected, Plans.Answers(plan));
    }

    [Theory]
    [InlineData("", "", "a=no b=no c=no")]
    [InlineData("always()", "", "a=no b=yes c=no")]
    [InlineData("always()", "always()", "a=no b=yes c=yes")]
    [InlineData("!failure()", "needs.b.result == 'success'", "a=no b=yes c=no")]
    [InlineData("needs.a.result == 'skipped'", "", "a=no b=no c=no")]
    [InlineData("always() && needs.a.result == 'skipped'", "!cancelled() && needs.b.result == 'success'", "a=no b=yes c=yes")]
    [InlineData("always() && contains(needs.*.result, 'failure')", "", "a=no b=no c=no")]
    public void A_job_behind_one_that_is_skipped(string second, string third, string expected)
    {
        string If(string condition) => condition.Length == 0 ? string.Empty : $"if: \"{condition}\", ";
        FsWorkflowPlan plan = Plans.Of(Plans.Jobs(
            $"a: {{runs-on: x, if: false, steps: [{{run: m}}]}}\nb: {{runs-on: x, needs: a, {If(second)}steps: [{{run: m}}]}}\nc: {{runs-on: x, needs: b, {If(third)}steps: [{{run: m}}]}}"));

        Assert.Equal(expected, Plans.Answers(plan));
    }

    [Theory]
    [InlineData(null, "a=yes b=? c=?")]
    [InlineData("true", "a=yes b=yes c=yes")]
    [InlineData("false", "a=yes b=no c=no")]
    public void An_output_decides_once_it_is_known(string? mock, string expected)
    {
        Dictionary<string, string> mocks = new(StringComparer.OrdinalIgnoreCase);
        if (mock is not null)
        {
            mocks["a.out.go"] = mock;
        }

        FsWorkflowPlan plan = Plans.Of(
            Plans.Jobs("a: {runs-on: x, outputs: {go: '${{ steps.out.outputs.go }}'}, steps: [{id: out, run: m}]}\nb: {runs-on: x, needs: a, if: \"needs.a.outputs.go == 'true'\", steps: [{run: m}]}\nc: {runs-on: x, needs: b, steps: [{run: m}]}"),
            new PlanRequest("push") { Mocks = mocks });

        Assert.Equal(expected, Plans.Answers(plan));
        Assert.Equal(mock is not null, plan.IsWhole);
        Assert.Equal(mock is null, plan.Unknowns.Any(static u => u == "job b: depends on jobs.a.steps.out.outputs.go"));
    }

    [Fact]
    public void A_job_with_legs_has_an_output_only_where_they_agree()
    {
        FsWorkflowPlan plan = Plans.Of(Plans.Jobs(
            "a: {runs-on: x, strategy: {matrix: {v: [1, 2]}}, outputs: {same: x, other: '${{ matrix.v }}'}, steps: [{run: m}]}\nb: {runs-on: x, needs: a, if: \"needs.a.outputs.same == 'x'\", steps: [{run: m}]}\nc: {runs-on: x, needs: a, if: \"needs.a.outputs.other == '1'\", steps: [{run: m}]}"));

        Assert.Equal("a=yes a=yes b=yes c=?", Plans.Answers(plan));
    }

    [Theory]
    [InlineData("{run: a}", "yes")]
    [InlineData("{run: a, if: failure()}", "no")]
    [InlineData("{run: a, if: always()}", "yes")]
    [InlineData("{run: a, if: \"steps.first.outcome == 'success'\"}", "yes")]
    [InlineData("{run: a, if: \"steps.never.conclusion == 'skipped'\"}", "yes")]
    [InlineData("{run: a, if: \"steps.nosuch.outcome == 'success'\"}", "no")]
    [InlineData("{run: a, if: \"steps.never.outputs.x == ''\"}", "yes")]
    [InlineData("{run: a, if: steps.first.outputs.x}", "?")]
    [InlineData("{run: a, if: \"env.JOB == 'main'\"}", "yes")]
    [InlineData("{run: a, env: {OWN: '${{ env.TOP }}!'}, if: \"env.OWN == 'top!'\"}", "yes")]
    [InlineData("{run: a, if: env.LATER}", "?")]
    [InlineData("{run: a, if: \"runner.os == 'Linux'\"}", "yes")]
    [InlineData("{run: a, if: \"job.status == 'success'\"}", "yes")]
    [InlineData("{run: a, if: \"hashFiles('x') != ''\"}", "?")]
    public void A_step(string step, string expected)
    {
        FsWorkflowPlan plan = Plans.Of(
            "on: push\nenv: {TOP: top}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    env: {JOB: '${{ github.ref_name }}'}\n    steps:\n"
            + $"      - {{id: first, run: a}}\n      - {{id: never, run: a, if: false}}\n      - {step}\n");

        Assert.Equal(expected, Plans.Short(plan.Jobs.Single().Steps[2].Runs));
    }

    [Fact]
    public void Jobs_stand_in_their_stages_and_broken_needs_are_told()
    {
        FsWorkflowPlan plan = Plans.Of(Plans.Jobs($"{Plans.Job("late", "needs: [first]")}\n{Plans.Job("first")}"));
        FsWorkflowPlan circle = Plans.Of(Plans.Jobs($"{Plans.Job("a", "needs: [b]")}\n{Plans.Job("b", "needs: [a]")}"));
        FsWorkflowPlan missing = Plans.Of(Plans.Jobs(Plans.Job("a", "needs: [nosuch]")));

        Assert.Equal([("first", 1), ("late", 2)], plan.Jobs.Select(static j => (j.Id, j.Stage)));
        Assert.Contains("a -> b", Assert.Single(circle.Problems), StringComparison.Ordinal);
        Assert.Contains("nosuch", Assert.Single(missing.Problems), StringComparison.Ordinal);
        Assert.All([.. circle.Jobs, .. missing.Jobs], static j => Assert.Equal(FsPlanAnswer.Unknown, j.Runs));
    }

    [Fact]
    public void A_secret_is_named_and_never_shown()
    {
        FsWorkflowPlan plan = Plans.Of(Plans.Jobs("a: {runs-on: x, environment: '${{ vars.ENV }}', steps: [{name: 'x ${{ secrets.KEY }}', run: m}]}"));

        Assert.Equal(["KEY"], plan.Secrets);
        Assert.Equal(["ENV"], plan.Variables);
        Assert.Equal("x ${{ secrets.KEY }}", plan.Jobs[0].Steps[0].Name);
        Assert.Equal(("${{ vars.ENV }}", FsPlanAnswer.Unknown), (plan.Jobs[0].Environment, plan.Jobs[0].AsksApproval));
    }
}
