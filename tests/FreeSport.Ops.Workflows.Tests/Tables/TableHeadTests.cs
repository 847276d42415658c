using FreeSport.Ops.Workflows.Tables;

namespace FreeSport.Ops.Workflows.Tests.Tables;

public sealed class TableHeadTests
{
    [Theory]
    [InlineData("WebhookEvents.tsv")]
    [InlineData("ContextAvailability.tsv")]
    [InlineData("PopularActions.tsv")]
    [InlineData("RunnerLabels.tsv")]
    public void A_table_says_where_it_is_from_and_of_when(string name)
    {
        string[] head = [.. TableResource.Lines(name).TakeWhile(static l => l.StartsWith('#'))];

        Assert.Contains("./build.ps1 Tables", head[0], StringComparison.Ordinal);
        Assert.Contains(head, static l => l.StartsWith("# Source: https://github.com/", StringComparison.Ordinal));
        Assert.Matches(@"^# Date: 20\d\d-\d\d-\d\d$", head[^1]);
    }

    [Theory]
    [InlineData("WebhookEvents.tsv")]
    [InlineData("ContextAvailability.tsv")]
    [InlineData("PopularActions.tsv")]
    [InlineData("RunnerLabels.tsv")]
    public void A_table_is_in_order_and_names_nothing_twice(string name)
    {
        string[] rows = [.. TableResource.Rows(name)];

        Assert.Equal(rows.Order(StringComparer.Ordinal), rows);
        Assert.Distinct(name == PopularActions.Table ? PopularActions.Names.Select(static n => n.ToUpperInvariant()) : rows.Select(static r => r.Split('\t')[0]));
    }
}
