using FreeSport.Ops.Workflows.Tables;

namespace FreeSport.Ops.Workflows.Tests.Tables;

public sealed class PopularActionsTests
{
    [Fact]
    public void Checkout_says_what_it_takes_and_gives()
    {
        Assert.True(PopularActions.TryGet("actions/checkout@v4", out PopularAction? checkout));

        Assert.Equal("Checkout", checkout.Name);
        Assert.Equal("node20", checkout.Using);
        Assert.Contains("fetch-depth", checkout.Inputs.Keys);
        Assert.DoesNotContain("depth", checkout.Inputs.Keys);
        Assert.DoesNotContain(checkout.Inputs.Values, static i => i.IsRequired || i.DeprecationMessage is not null);
        Assert.True(checkout.HasOutput("ref"));
        Assert.False(checkout.HasOutput("branch"));
        Assert.False(checkout.AcceptsAnyInput);
        Assert.False(checkout.SetsAnyOutput);
    }

    [Theory]
    [InlineData("actions/checkout@v1", "plugin")]
    [InlineData("actions/checkout@v2", "node12")]
    [InlineData("actions/checkout@v3", "node16")]
    [InlineData("actions/checkout@v7", "node24")]
    [InlineData("actions/setup-python@v4", "node16")]
    [InlineData("docker/build-push-action@v5", "node20")]
    [InlineData("codecov/codecov-action@v5", "composite")]
    [InlineData("EnricoMi/publish-unit-test-result-action@v1", "docker")]
    [InlineData("JamesIves/github-pages-deploy-action@releases/v3", "node12")]
    [InlineData("webfactory/ssh-agent@v0.8.0", "node16")]
    public void A_release_says_what_runs_it(string uses, string runtime)
    {
        Assert.True(PopularActions.TryGet(uses, out PopularAction? action));

        Assert.Equal(runtime, action.Using);
    }

    [Fact]
    public void An_input_without_a_default_is_required()
    {
        Assert.True(PopularActions.TryGet("actions/cache@v4", out PopularAction? cache));

        Assert.Equal(["key", "path"], cache.Inputs.Values.Where(static i => i.IsRequired).Select(static i => i.Name));
    }

    [Fact]
    public void A_deprecated_input_says_why()
    {
        Assert.True(PopularActions.TryGet("actions/cache@v4", out PopularAction? cache));

        Assert.Contains("actions/cache/tree/main/save", cache.Inputs["save-always"].DeprecationMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Owner_name_and_inputs_count_in_any_case_and_refs_do_not()
    {
        Assert.True(PopularActions.TryGet("Actions/CheckOut@v4", out PopularAction? checkout));
        Assert.True(PopularActions.TryGet("azure/login@v2", out _));
        Assert.True(checkout.Inputs.ContainsKey("Fetch-Depth"));
        Assert.True(checkout.HasOutput("REF"));
        Assert.False(PopularActions.TryGet("actions/checkout@V4", out _));
    }

    [Fact]
    public void An_action_in_a_folder_is_another_action()
    {
        Assert.True(PopularActions.TryGet("actions/cache/restore@v4", out PopularAction? restore));
        Assert.True(PopularActions.TryGet("github/codeql-action/init@v3", out _));
        Assert.False(PopularActions.TryGet("github/codeql-action@v3", out _));
        Assert.True(restore.HasOutput("cache-matched-key"));
    }

    [Fact]
    public void What_an_action_makes_up_as_it_runs_is_not_unknown()
    {
        Assert.True(PopularActions.TryGet("octokit/request-action@v2.x", out PopularAction? request));
        Assert.True(PopularActions.TryGet("dorny/paths-filter@v3", out PopularAction? filter));

        Assert.True(request.AcceptsAnyInput);
        Assert.True(request.Inputs["route"].IsRequired);
        Assert.True(filter.SetsAnyOutput);
        Assert.True(filter.HasOutput("backend"));
        Assert.DoesNotContain("*", filter.Outputs);
    }

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("@v4")]
    [InlineData("actions/checkout")]
    [InlineData("actions/checkout@")]
    [InlineData("actions/checkout@v99")]
    [InlineData("actions/checkout@v4,v5")]
    [InlineData("actions/checkout@-")]
    [InlineData("actions/checkout/@v4")]
    [InlineData("./.github/actions/build")]
    [InlineData("docker://alpine:3")]
    [InlineData("# Date@v1")]
    public void What_the_table_does_not_have_is_not_found(string uses)
    {
        Assert.False(PopularActions.TryGet(uses, out PopularAction? action));
        Assert.Null(action);
    }

    [Fact]
    public void Every_row_is_an_action()
    {
        string[] runtimes = ["composite", "docker", "node12", "node16", "node20", "node24", "plugin"];
        string[] names = [.. PopularActions.Names];

        Assert.True(names.Length > 400);
        Assert.All(names, name =>
        {
            Assert.Matches(@"^[\w.-]+(/[\w.-]+)+@[\w./-]+$", name);
            Assert.True(PopularActions.TryGet(name, out PopularAction? action));
            Assert.Contains(action.Using, runtimes);
            Assert.NotEmpty(action.Name);
            Assert.All(action.Inputs.Values, static i => Assert.Matches(@"^[\w./-]+$", i.Name));
            Assert.All(action.Inputs.Values, static i => Assert.NotEqual(string.Empty, i.DeprecationMessage));
            Assert.All(action.Outputs, static o => Assert.Matches(@"^[\w.-]+$", o));
        });
    }

    [Fact]
    public void Many_may_ask_at_once()
    {
        string[] names = [.. PopularActions.Names];

        PopularAction?[] found = [.. names.Concat(names).AsParallel().AsOrdered().Select(static n => PopularActions.TryGet(n, out PopularAction? action) ? action : null)];

        Assert.DoesNotContain(null, found);
        Assert.All(Enumerable.Range(0, names.Length), i => Assert.Same(found[i], found[i + names.Length]));
    }
}
