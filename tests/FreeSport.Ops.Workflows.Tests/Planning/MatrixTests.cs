namespace FreeSport.Ops.Workflows.Tests.Planning;

/// <summary>Legs of matrices with where they come from, as GitHub's page and act's own cases say.</summary>
public sealed class MatrixTests
{
    [Theory]
    [InlineData("{os: [a, b], v: [1, 2]}", "os: a, v: 1|os: a, v: 2|os: b, v: 1|os: b, v: 2")]
    [InlineData("{os: [a, b], v: [1, 2], exclude: [{os: a, v: 2}]}", "os: a, v: 1|os: b, v: 1|os: b, v: 2")]
    [InlineData("{os: [a, b], v: [1, 2], exclude: [{os: a}]}", "os: b, v: 1|os: b, v: 2")]
    [InlineData("{os: [a], include: [{os: a, x: 1}]}", "os: a, x: 1")]
    [InlineData("{os: [a], include: [{os: c, x: 1}]}", "os: a|os: c, x: 1")]
    [InlineData("{os: [a, b], include: [{x: 1}]}", "os: a, x: 1|os: b, x: 1")]
    [InlineData("{include: [{a: 1, b: 2}, {a: 3, b: 4}]}", "a: 1, b: 2|a: 3, b: 4")]
    [InlineData("{fruit: [apple, pear], animal: [cat, dog], include: [{color: green}, {color: pink, animal: cat}, {fruit: apple, shape: circle}, {fruit: banana}, {fruit: banana, animal: cat}]}",
        "fruit: apple, animal: cat, color: pink, shape: circle|fruit: apple, animal: dog, color: green, shape: circle|fruit: pear, animal: cat, color: pink|fruit: pear, animal: dog, color: green|fruit: banana|fruit: banana, animal: cat")]
    [InlineData("{datacenter: [site-c, site-d], node-version: [14.x, 16.x], site: [staging], exclude: [{datacenter: site-d, node-version: 14.x, site: staging}], include: [{php-version: 5.4}, {datacenter: site-a, node-version: 10.x, site: prod}, {datacenter: site-b, node-version: 12.x, site: dev}]}",
        "datacenter: site-c, node-version: 14.x, site: staging, php-version: 5.4|datacenter: site-c, node-version: 16.x, site: staging, php-version: 5.4|datacenter: site-d, node-version: 16.x, site: staging, php-version: 5.4|datacenter: site-a, node-version: 10.x, site: prod|datacenter: site-b, node-version: 12.x, site: dev")]
    [InlineData("{v: ['${{ github.ref_name }}', b]}", "v: main|v: b")]
    [InlineData("{v: \"${{ fromJSON('[1, 2]') }}\"}", "v: 1|v: 2")]
    [InlineData("\"${{ fromJSON('{\\\"os\\\": [\\\"a\\\", \\\"b\\\"], \\\"exclude\\\": [{\\\"os\\\": \\\"a\\\"}]}') }}\"", "os: b")]
    [InlineData("{c: [{n: 1, l: [x]}]}", "c: {n: 1, l: [x]}")]
    public void Legs(string matrix, string expected) => Assert.Equal(expected, string.Join('|', Plan(matrix).Jobs.Select(static j => j.Matrix)));

    [Fact]
    public void Every_leg_tells_where_it_comes_from_and_every_excluded_one_by_what()
    {
        FsWorkflowPlan plan = Plan("{os: [a, b], v: [1, 2], exclude: [{v: 9}, {os: b, v: 2}], include: [{os: a, x: 1}, {os: c}]}");

        Assert.Equal(
            ["from the rows; extended by include #1", "from the rows; extended by include #1", "from the rows", "added by include #2"],
            plan.Jobs.Select(static j => j.Provenance));
        Assert.Equal([("j", "os: b, v: 2", 2)], plan.Excluded.Select(static e => (e.Job, e.Matrix, e.Exclude)));
        Assert.Equal(["j (a, 1)", "j (a, 2)", "j (b, 1)", "j (c)"], plan.Jobs.Select(static j => j.Name));
    }

    [Theory]
    [InlineData("{v: '${{ fromJSON(vars.LIST) }}'}", "depends on vars.LIST")]
    [InlineData("'${{ fromJSON(needs.x.outputs.m) }}'", "depends on ")]
    [InlineData("{v: ['${{ vars.A }}'], exclude: [{v: 1}]}", "'include' or 'exclude' compares")]
    public void What_nobody_knows_is_one_leg_that_says_so(string matrix, string reason)
    {
        FsWorkflowPlan plan = Plan(matrix, "needs: x, ", "x: {runs-on: a, outputs: {m: '${{ steps.s.outputs.m }}'}, steps: [{id: s, run: a}]}\n");

        FsPlannedJob leg = Assert.Single(plan.Jobs, static j => j.Id == "j");
        Assert.StartsWith(reason, leg.Reason, StringComparison.Ordinal);
        Assert.False(plan.IsWhole);
    }

    [Theory]
    [InlineData("{v: [a], exclude: [{nosuch: 1}]}", "nosuch")]
    [InlineData("{a: [1,2,3,4,5,6,7,8], b: [1,2,3,4,5,6,7,8], c: [1,2,3,4,5,6,7,8], d: [1,2,3,4,5,6,7,8], e: [1,2,3,4,5,6,7,8]}", "256")]
    [InlineData("{a: [1,2,3,4,5,6,7,8], b: [1,2,3,4,5,6,7,8], c: [1,2,3,4,5]}", "256")]
    [InlineData("{v: \"${{ fromJSON('[]') }}\"}", "no values")]
    [InlineData("\"${{ fromJSON('[1]') }}\"", "mapping")]
    [InlineData("\"${{ fromJSON('{}') }}\"", "neither a row nor")]
    [InlineData("{include: \"${{ fromJSON('[]') }}\"}", "neither a row nor")]
    [InlineData("{v: [a], include: \"${{ fromJSON('[{}]') }}\"}", "is empty")]
    [InlineData("{v: [a], '${{ insert }}': \"${{ fromJSON('[]') }}\"}", "mapping")]
    public void What_GitHub_refuses_is_a_problem(string matrix, string word) => Assert.Contains(Plan(matrix).Problems, p => p.Contains(word, StringComparison.Ordinal));

    [Theory]
    [InlineData("{'${{ insert }}': \"${{ fromJSON('{\\\"v\\\": [1, 2]}') }}\", os: [a]}", "j (1, a), j (2, a)")]
    [InlineData("{include: [{'${{ insert }}': \"${{ fromJSON('{\\\"v\\\": 1}') }}\", os: a}]}", "j (1, a)")]
    [InlineData("{os: [a], include: []}", "j (a)")]
    [InlineData("{v: [[1, 2], {x: a, y: ''}], w: [null]}", "j (1, 2), j (a)")]
    [InlineData("{os: [{n: Linux, v: 1}, {n: mac, v: 2}], exclude: [{os: {n: linux}}]}", "j (mac, 2)")]
    [InlineData("{v: [1, 2], exclude: [{v: '1'}]}", "j (2)")]
    public void Legs_are_made_and_named_as_GitHub_does(string matrix, string names) =>
        Assert.Equal(names, string.Join(", ", Plan(matrix).Jobs.Select(static j => j.Name)));

    [Fact]
    public void A_matrix_that_exclude_empties_runs_nothing() =>
        Assert.Equal("j=no", Plans.Answers(Plan("{v: [a], exclude: [{v: a}]}")));

    [Fact]
    public void Strategy_is_seen_by_the_leg()
    {
        FsWorkflowPlan plan = Plans.Of(Plans.Jobs(
            "j: {name: '${{ strategy.job-index }}/${{ strategy.job-total }} ${{ strategy.fail-fast }}', runs-on: '${{ matrix.os }}', strategy: {matrix: {os: [a, b]}}, steps: [{run: x, if: 'matrix.os == ''a'''}]}"));

        Assert.Equal(["0/2 true", "1/2 true"], plan.Jobs.Select(static j => j.Name));
        Assert.Equal(["a", "b"], plan.Jobs.Select(static j => j.RunsOn.Single()));
        Assert.Equal([FsPlanAnswer.Yes, FsPlanAnswer.No], plan.Jobs.Select(static j => j.Steps[0].Runs));
    }

    private static FsWorkflowPlan Plan(string matrix, string keys = "", string others = "") =>
        Plans.Of(Plans.Jobs(others + $"j: {{{keys}runs-on: x, strategy: {{matrix: {matrix}}}, steps: [{{run: make}}]}}"));
}
