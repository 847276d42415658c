using FreeSport.Ops.Workflows.Outlines;

namespace FreeSport.Ops.Workflows.Tests.Outlines;

public sealed class JobStagesTests
{
    [Theory]
    [InlineData("a; b; c:a,b; d:c; e:a", "a1 b1 c2 d3 e2")]
    [InlineData("late:first; first", "late2 first1")]
    [InlineData("A; b:a", "A1 b2")]
    public void A_job_goes_into_the_first_stage_where_all_its_needs_are_earlier(string jobs, string expected)
    {
        FsWorkflowJob[] read = Jobs(jobs);

        JobStages stages = JobStages.Of(read);

        Assert.Equal(expected, string.Join(' ', read.Select(j => j.Id + stages.Of(j.Id))));
        Assert.Null(stages.UnknownNeed);
        Assert.Empty(stages.Waiting);
    }

    [Theory]
    [InlineData("a:a", "a")]
    [InlineData("a; b:c; c:b; d:c", "b,c,d")]
    public void Jobs_in_a_circle_and_behind_it_are_named(string jobs, string waiting) =>
        Assert.Equal(waiting, string.Join(',', JobStages.Of(Jobs(jobs)).Waiting));

    [Fact]
    public void A_need_that_is_not_there_is_named() =>
        Assert.Equal(("b", "nosuch"), JobStages.Of(Jobs("a; b:a,nosuch")).UnknownNeed);

    [Fact]
    public void A_chain_of_ten_thousand_jobs_is_planned() =>
        Assert.Equal(10_000, JobStages.Of([.. Enumerable.Range(0, 10_000).Select(static i => new FsWorkflowJob { Id = "j" + i, Needs = i == 0 ? [] : ["j" + (i - 1)] })]).Of("j9999"));

    private static FsWorkflowJob[] Jobs(string text) =>
        [.. text.Split(';').Select(static j => j.Trim().Split(':')).Select(static p => new FsWorkflowJob { Id = p[0], Name = p[0], Needs = p.Length > 1 ? p[1].Split(',') : [] })];
}
