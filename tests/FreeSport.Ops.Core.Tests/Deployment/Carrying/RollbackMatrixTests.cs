namespace FreeSport.Ops.Core.Tests.Deployment.Carrying;

/// <summary>The rollback matrix of a migration to production: an error rate above 5 % goes back now, from 1 to 5 % a person decides.</summary>
public sealed class RollbackMatrixTests
{
    [Theory]
    [InlineData(0.004, FsDeploymentEnding.Succeeded, FsOutcome.Passed, "v2")]
    [InlineData(0.01, FsDeploymentEnding.Succeeded, FsOutcome.Passed, "v2")]
    [InlineData(0.03, FsDeploymentEnding.Undecided, FsOutcome.Inconclusive, "v2")]
    [InlineData(0.05, FsDeploymentEnding.Undecided, FsOutcome.Inconclusive, "v2")]
    [InlineData(0.0731, FsDeploymentEnding.RolledBack, FsOutcome.Failed, "v1")]
    [InlineData(double.NaN, FsDeploymentEnding.Failed, FsOutcome.Failed, "v2")]
    public async Task The_error_rate_decides(double rate, FsDeploymentEnding ending, FsOutcome outcome, string runs)
    {
        using CarryingWorld world = new("rollback: metrics");
        await world.ReleaseAsync("v1");
        world.ErrorRate = rate;

        FsDeployment done = await world.ReleaseAsync("v2");

        Assert.Equal((ending, outcome), (done.Ending, done.Outcome));
        Assert.Equal([runs], world.Engine.Runs.Values.Distinct());
        Assert.Equal(ending != FsDeploymentEnding.Succeeded, done.Summary.Contains("error-rate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_person_who_decides_against_it_goes_back_with_one_command()
    {
        using CarryingWorld world = new("rollback: metrics");
        FsDeployment first = await world.ReleaseAsync("v1");
        world.ErrorRate = 0.03;
        FsDeployment second = await world.ReleaseAsync("v2");
        world.ErrorRate = 0.001;

        FsDeployment undone = await world.UndoAsync();

        Assert.Equal("Undo-FsDeployment staging", second.NextCommand);
        Assert.Equal((FsDeploymentEnding.Succeeded, first.DeploymentId), (undone.Ending, undone.BackTo));
    }

    [Theory]
    [InlineData("metrics", "v2")]
    [InlineData("automatic", "v1")]
    public async Task A_service_that_is_not_well_goes_back_by_itself_only_where_every_part_counts(string rollback, string runs)
    {
        using CarryingWorld world = new("rollback: " + rollback, "web");
        await world.ReleaseAsync("v1");
        world.Engine.Unwell["web"] = false;

        await world.ReleaseAsync("v2");

        Assert.Equal([runs], world.Engine.Runs.Values.Distinct());
    }

    [Theory]
    [InlineData("manual", 0.0731, "v2")]
    [InlineData("automatic", 0.0731, "v1")]
    [InlineData("automatic", 0.03, "v2")]
    public async Task Policy_decides_what_goes_back_by_itself_and_a_question_stays_one(string rollback, double rate, string runs)
    {
        using CarryingWorld world = new("rollback: " + rollback);
        await world.ReleaseAsync("v1");
        world.ErrorRate = rate;

        await world.ReleaseAsync("v2");

        Assert.Equal([runs], world.Engine.Runs.Values.Distinct());
    }
}
