using FreeSport.Ops.Workflows.Tables;

namespace FreeSport.Ops.Workflows.Tests.Tables;

public sealed class WebhookEventsTests
{
    private static readonly string[] PushFilters = ["branches", "branches-ignore", "paths", "paths-ignore", "tags", "tags-ignore"];

    [Theory]
    [InlineData("push", "branches,branches-ignore,paths,paths-ignore,tags,tags-ignore")]
    [InlineData("pull_request", "branches,branches-ignore,paths,paths-ignore")]
    [InlineData("pull_request_target", "branches,branches-ignore,paths,paths-ignore")]
    [InlineData("merge_group", "branches,branches-ignore")]
    [InlineData("workflow_run", "branches,branches-ignore,workflows")]
    [InlineData("image_version", "names,versions")]
    [InlineData("issues", "")]
    [InlineData("schedule", "")]
    [InlineData("workflow_dispatch", "")]
    [InlineData("workflow_call", "")]
    public void An_event_takes_its_filters_and_no_other(string name, string filters)
    {
        Assert.True(WebhookEvents.TryGet(name, out WebhookEvent? found));

        Assert.Equal(filters, string.Join(',', found.Filters.Order(StringComparer.Ordinal)));
        Assert.All(PushFilters, f => Assert.Equal(filters.Split(',').Contains(f), found.Takes(f)));
    }

    [Theory]
    [InlineData("pull_request", "opened", "synchronize", "ready_for_review", "closed")]
    [InlineData("issues", "opened", "typed", "field_added")]
    [InlineData("release", "published", "prereleased")]
    [InlineData("workflow_run", "completed", "requested", "in_progress")]
    [InlineData("watch", "started")]
    public void An_event_knows_its_activity_types(string name, params string[] types)
    {
        Assert.True(WebhookEvents.TryGet(name, out WebhookEvent? found));

        Assert.True(found.TakesTypes);
        Assert.False(found.AcceptsAnyType);
        Assert.All(types, t => Assert.Contains(t, found.Types));
        Assert.DoesNotContain("pushed", found.Types);
    }

    [Theory]
    [InlineData("push")]
    [InlineData("schedule")]
    [InlineData("workflow_dispatch")]
    [InlineData("create")]
    public void An_event_without_activity_types_takes_no_types(string name)
    {
        Assert.True(WebhookEvents.TryGet(name, out WebhookEvent? found));

        Assert.False(found.TakesTypes);
        Assert.Empty(found.Types);
    }

    [Fact]
    public void A_dispatch_from_outside_names_its_types_itself()
    {
        Assert.True(WebhookEvents.TryGet("repository_dispatch", out WebhookEvent? found));

        Assert.True(found.TakesTypes);
        Assert.True(found.AcceptsAnyType);
        Assert.Empty(found.Types);
    }

    [Fact]
    public void Events_that_GitHub_no_longer_sends_are_known_as_such()
    {
        string[] retired = [.. WebhookEvents.Names.Where(static n => WebhookEvents.TryGet(n, out WebhookEvent? e) && e.IsRetired)];

        Assert.Equal(["project", "project_card", "project_column", "pull_request_comment"], retired);
    }

    [Theory]
    [InlineData("pushed")]
    [InlineData("Push")]
    [InlineData("")]
    [InlineData("push\t-")]
    [InlineData("# Date: 2026-08-05")]
    public void What_is_no_event_is_not_found(string name) => Assert.False(WebhookEvents.TryGet(name, out _));

    [Fact]
    public void Every_row_is_an_event()
    {
        Assert.True(WebhookEvents.Names.Count > 30);
        Assert.All(TableResource.Rows(WebhookEvents.Table), static line =>
        {
            string[] row = line.Split('\t');
            Assert.Equal(4, row.Length);
            Assert.True(WebhookEvents.TryGet(row[0], out WebhookEvent? found));
            Assert.All(found.Types.Concat(found.Filters), static n => Assert.Matches("^[a-z][a-z_-]+$", n));
            Assert.Contains(row[3], new[] { "-", "retired" });
        });
    }
}
