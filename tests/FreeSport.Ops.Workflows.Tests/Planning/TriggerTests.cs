using FreeSport.Ops.Workflows.Planning;

namespace FreeSport.Ops.Workflows.Tests.Planning;

/// <summary>Which events start a workflow, and what decides it.</summary>
public sealed class TriggerTests
{
    [Theory]
    [InlineData("push", "refs/heads/main", FsPlanAnswer.Yes)]
    [InlineData("[push, pull_request]", "refs/heads/x", FsPlanAnswer.Yes)]
    [InlineData("pull_request", "refs/heads/main", FsPlanAnswer.No)]
    [InlineData("{push: {branches: [main, 'release/**']}}", "refs/heads/release/1/2", FsPlanAnswer.Yes)]
    [InlineData("{push: {branches: [main]}}", "refs/heads/develop", FsPlanAnswer.No)]
    [InlineData("{push: {branches: [main]}}", null, FsPlanAnswer.Unknown)]
    [InlineData("{push: {branches: [main]}}", "refs/tags/v1", FsPlanAnswer.No)]
    [InlineData("{push: {branches-ignore: [x]}}", "refs/tags/v1", FsPlanAnswer.No)]
    [InlineData("{push: {tags: ['v*']}}", "refs/tags/v1", FsPlanAnswer.Yes)]
    [InlineData("{push: {tags: ['v*']}}", "refs/heads/main", FsPlanAnswer.No)]
    [InlineData("{push: {tags-ignore: ['v*']}}", "refs/tags/v1", FsPlanAnswer.No)]
    [InlineData("{push: {branches: [main], tags: ['v*']}}", "refs/tags/v1", FsPlanAnswer.Yes)]
    [InlineData("{push: {branches: ['release/**', '!release/**-alpha']}}", "refs/heads/release/2-alpha", FsPlanAnswer.No)]
    [InlineData("{push: {branches: ['!a', 'a']}}", "refs/heads/a", FsPlanAnswer.Yes)]
    [InlineData("{push: {branches: ['!a']}}", "refs/heads/b", FsPlanAnswer.No)]
    [InlineData("{push: {branches-ignore: ['dev*']}}", "refs/heads/main", FsPlanAnswer.Yes)]
    [InlineData("{push: {branches-ignore: ['dev*']}}", "refs/heads/develop", FsPlanAnswer.No)]
    [InlineData("{push: {branches: ['[a']}}", "refs/heads/a", FsPlanAnswer.Unknown)]
    [InlineData("{push: {paths: ['backend/**']}}", "refs/heads/main", FsPlanAnswer.Unknown)]
    [InlineData("{push: {paths: ['backend/**']}}", "refs/tags/v1", FsPlanAnswer.Yes)]
    public void A_push(string on, string? pushed, FsPlanAnswer expected) =>
        Assert.Equal(expected, Plan(on, new PlanRequest("push") { Ref = pushed }).Triggers);

    [Theory]
    [InlineData("{paths: ['backend/**']}", "frontend/a.ts,backend/b.py", FsPlanAnswer.Yes)]
    [InlineData("{paths: ['backend/**']}", "frontend/a.ts", FsPlanAnswer.No)]
    [InlineData("{paths: ['backend/**', '!backend/docs/**']}", "backend/docs/a.md", FsPlanAnswer.No)]
    [InlineData("{paths: ['backend/**', '!backend/docs/**', 'backend/docs/x.md']}", "backend/docs/x.md", FsPlanAnswer.Yes)]
    [InlineData("{paths-ignore: ['docs/**']}", "docs/a.md", FsPlanAnswer.No)]
    [InlineData("{paths-ignore: ['docs/**']}", "docs/a.md,src/a.cs", FsPlanAnswer.Yes)]
    [InlineData("{branches: [other], paths: ['**']}", "a", FsPlanAnswer.No)]
    public void Changed_paths(string filters, string changed, FsPlanAnswer expected) => Assert.Equal(
        expected, Plan($"{{push: {filters}}}", new PlanRequest("push") { Ref = "main", ChangedPaths = changed.Split(',') }).Triggers);

    [Fact]
    public void GitHub_looks_at_three_hundred_paths_and_no_more() => Assert.Equal(
        FsPlanAnswer.Unknown,
        Plan("{push: {paths: [wanted]}}", new PlanRequest("push") { Ref = "main", ChangedPaths = [.. Enumerable.Range(0, 300).Select(static i => "p" + i), "wanted"] }).Triggers);

    [Theory]
    [InlineData("pull_request", "{}", FsPlanAnswer.Yes)]
    [InlineData("{pull_request: {branches: [develop]}}", "{}", FsPlanAnswer.Yes)]
    [InlineData("{pull_request: {branches: [main]}}", "{}", FsPlanAnswer.No)]
    [InlineData("pull_request", "{\"action\": \"opened\"}", FsPlanAnswer.Yes)]
    [InlineData("pull_request", "{\"action\": \"labeled\"}", FsPlanAnswer.No)]
    [InlineData("{pull_request: {types: [labeled]}}", "{\"action\": \"labeled\"}", FsPlanAnswer.Yes)]
    [InlineData("{pull_request: {types: [labeled]}}", "{}", FsPlanAnswer.Unknown)]
    [InlineData("{pull_request: {types: [opened, synchronize, reopened, closed]}}", "{}", FsPlanAnswer.Yes)]
    public void A_pull_request_to_develop(string on, string payload, FsPlanAnswer expected) =>
        Assert.Equal(expected, Plan(on, new PlanRequest("pull_request") { Ref = "develop", Payload = payload }).Triggers);

    [Theory]
    [InlineData("{schedule: [{cron: '0 3 * * *'}]}", "schedule", null, FsPlanAnswer.Yes)]
    [InlineData("{workflow_run: {workflows: [CI], types: [completed], branches: [main]}}", "workflow_run", null, FsPlanAnswer.Unknown)]
    [InlineData("{workflow_run: {workflows: [CI], types: [completed], branches: [main]}}", "workflow_run", "{\"action\":\"completed\",\"workflow_run\":{\"name\":\"CI\",\"head_branch\":\"main\"}}", FsPlanAnswer.Yes)]
    [InlineData("{workflow_run: {workflows: [CI], branches: [main]}}", "workflow_run", "{\"action\":\"completed\",\"workflow_run\":{\"name\":\"CI\",\"head_branch\":\"x\"}}", FsPlanAnswer.No)]
    [InlineData("{workflow_run: {workflows: [Other]}}", "workflow_run", "{\"workflow_run\":{\"name\":\"CI\"}}", FsPlanAnswer.No)]
    [InlineData("{release: {types: [published]}}", "release", "{\"action\":\"created\"}", FsPlanAnswer.No)]
    [InlineData("{repository_dispatch: {types: [deploy]}}", "repository_dispatch", "{\"action\":\"deploy\"}", FsPlanAnswer.Yes)]
    [InlineData("{issues: {types: [opened]}}", "issues", "{\"action\":\"\\ud800\"}", FsPlanAnswer.Unknown)]
    public void Other_events(string on, string name, string? payload, FsPlanAnswer expected) =>
        Assert.Equal(expected, Plan(on, new PlanRequest(name) { Payload = payload }).Triggers);

    [Theory]
    [InlineData("push", "{push: {branches: [rel]}}", "{\"ref\":\"refs/heads/rel\"}", "github.ref_name == 'rel' && github.event.ref == 'refs/heads/rel'")]
    [InlineData("push", "{push: {tags: [v1]}}", "{\"ref\":\"refs/tags/v1\"}", "github.ref_type == 'tag'")]
    [InlineData("workflow_dispatch", "workflow_dispatch", "{\"ref\":\"refs/heads/rel\",\"inputs\":{}}", "github.ref_name == 'rel'")]
    [InlineData("pull_request", "{pull_request: {branches: [rel]}}", "{\"number\":7,\"pull_request\":{\"base\":{\"ref\":\"rel\"},\"head\":{\"ref\":\"mine\"}}}", "github.base_ref == 'rel' && github.head_ref == 'mine' && github.ref == 'refs/pull/7/merge'")]
    [InlineData("release", "release", "{\"release\":{\"tag_name\":\"v1\"}}", "github.ref == 'refs/tags/v1'")]
    [InlineData("create", "create", "{\"ref\":\"rel\",\"ref_type\":\"branch\"}", "github.ref == 'refs/heads/rel'")]
    [InlineData("schedule", "{schedule: [{cron: '0 3 * * *'}]}", "{\"schedule\":\"0 3 * * *\",\"repository\":{\"default_branch\":\"rel\"}}", "github.ref_name == 'rel'")]
    [InlineData("push", "push", "{\"repository\":{\"full_name\":\"o/n\"}}", "github.repository == 'o/n' && github.repository_owner == 'o'")]
    public void The_payload_tells_branch_base_and_repository(string name, string on, string payload, string condition)
    {
        FsWorkflowPlan plan = Plans.Of($"on: {on}\njobs:\n  {Plans.Job("a", "if: \"" + condition + "\"")}\n", new PlanRequest(name) { Payload = payload });

        Assert.Equal((FsPlanAnswer.Yes, "a=yes"), (plan.Triggers, Plans.Answers(plan)));
    }

    [Theory]
    [InlineData("{schedule: [{cron: '0 3 * * *'}]}", "a=yes")]
    [InlineData("{schedule: [{cron: '0 3 * * *'}, {cron: '0 5 * * *'}]}", "a=?")]
    [InlineData("{schedule: [{cron: '0 5 * * *'}]}", "a=no")]
    public void The_schedule_is_known_where_there_is_only_one(string on, string answers) =>
        Assert.Equal(answers, Plans.Answers(Plans.Of($"on: {on}\njobs:\n  {Plans.Job("a", "if: \"github.event.schedule == '0 3 * * *'\"")}\n", new PlanRequest("schedule"))));

    [Fact]
    public void The_filter_that_decided_is_named()
    {
        FsWorkflowPlan kept = Plan("{push: {branches: [main, 'rel/*']}}", new PlanRequest("push") { Ref = "develop" });
        FsWorkflowPlan passed = Plan("{push: {branches: [main], paths: ['docs/**']}}", new PlanRequest("push") { Ref = "main", ChangedPaths = ["a", "docs/b.md"] });

        Assert.Equal("branches: 'develop' matches none of main, rel/*", kept.TriggerReason);
        Assert.Equal("branches: 'main' matches 'main'; paths: 'docs/b.md' matches 'docs/**'", passed.TriggerReason);
        Assert.Equal("a=yes", Plans.Answers(kept));
    }

    private static FsWorkflowPlan Plan(string on, PlanRequest request) => Plans.Of($"on: {on}\njobs:\n  {Plans.Job("a")}\n", request);
}
