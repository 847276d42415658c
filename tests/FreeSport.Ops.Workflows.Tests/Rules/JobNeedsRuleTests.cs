namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class JobNeedsRuleTests
{
    [Theory]
    [InlineData("a: biuld; build: ", 3, "needs \"biuld\", and there is no such job. Did you mean 'build'")]
    [InlineData("a: ; b: [a, zzz]", 8, "needs \"zzz\"")]
    [InlineData("a: ; b: [a, a]", 9, "\"a\" is needed twice")]
    [InlineData("a: ; b: [a, A]", 9, "\"A\" is needed twice")]
    [InlineData("a: a", 3, "a -> a")]
    [InlineData("a: B; b: A", 3, "a -> b -> a")]
    [InlineData("a: ; b: [a, d]; c: b; d: c", 8, "b -> d -> c -> b")]
    [InlineData("a: b; b: [c, d]; c: ; d: a", 3, "a -> b -> d -> a")]
    public void Needs_that_cannot_be_met_are_named(string jobs, int line, string telling) =>
        Checked.One(Write(jobs), "job-needs", line, telling.Contains("twice", StringComparison.Ordinal) ? 16 : 3, telling);

    [Theory]
    [InlineData("a: ; b: a; c: [a, b]")]
    [InlineData("build: ; test: BUILD")]
    [InlineData("d: [b, c]; b: a; c: a; a: ")]
    public void Needs_that_can_be_met_are_right(string jobs) => Checked.None(Write(jobs));

    [Fact]
    public void Several_unknown_needs_of_one_job_are_several_findings() =>
        Checked.All(Write("a: [x, y]; b: [z]"), "job-needs", [(3, 3, "\"x\""), (3, 3, "\"y\""), (8, 3, "\"z\"")]);

    [Fact]
    public void A_chain_of_ten_thousand_jobs_is_followed_to_its_end()
    {
        string chain = string.Join("; ", Enumerable.Range(0, 10_000).Select(static i => $"j{i}: j{i + 1}"));

        Checked.One(Write(chain + "; j10000: j9999"), "job-needs", 3 + (9999 * 5), 3, "j9999 -> j10000 -> j9999");
    }

    // "a: b; b: [c, d]" are jobs and what they need.
    private static string Write(string jobs) => Checked.Jobs(string.Join("\n", jobs.Split(';').Select(static j => j.Trim().Split(':', 2)).Select(static j =>
        $"{j[0]}:\n{(j[1].Trim().Length == 0 ? "  name: x" : "  needs:" + j[1])}\n  runs-on: ubuntu-latest\n  steps:\n    - run: echo")));
}
