using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Deployment.Carrying;

/// <summary>The way back leads to what ended well, by what its containers ran, and says what stands against it.</summary>
public sealed class RollbackTests
{
    [Fact]
    public async Task Back_to_what_ended_well_before()
    {
        using CarryingWorld world = new();
        FsDeployment first = await world.ReleaseAsync("v1");
        await world.ReleaseAsync("v2");

        FsRollbackPlan plan = await world.PlanBackAsync();
        FsDeployment undone = await world.UndoAsync();

        Assert.Equal((first.DeploymentId, true), (plan.ToDeploymentId, plan.IsAllowed));
        Assert.Equal(["web:v2 > web:v1", "api:v2 > api:v1"], plan.Services.Select(static s => s.Now + " > " + s.Wanted));
        Assert.Equal((FsDeploymentEnding.Succeeded, FsOutcome.Passed, true, first.DeploymentId), (undone.Ending, undone.Outcome, undone.IsRollback, undone.BackTo));
        Assert.Equal(["v1"], world.Engine.Runs.Values.Distinct());
        Assert.Equal(["Rollback api", "Rollback web", "Verify"], undone.Stages.Select(static s => s.ToString()));
    }

    [Fact]
    public async Task What_failed_or_was_gone_back_from_is_never_gone_back_to()
    {
        using CarryingWorld world = new();
        await world.ReleaseAsync("v1");
        await world.ReleaseAsync("v2");
        await world.ReleaseAsync("v3");
        world.Engine.Unwell["web"] = false;
        Assert.Equal(FsDeploymentEnding.Mixed, (await world.ReleaseAsync("v4")).Ending);
        world.Engine.Unwell.Clear();

        await world.UndoAsync();
        Assert.Equal(["v3"], world.Engine.Runs.Values.Distinct());
        await world.UndoAsync();
        Assert.Equal(["v2"], world.Engine.Runs.Values.Distinct());
        await world.UndoAsync();

        Assert.Equal(["v1"], world.Engine.Runs.Values.Distinct());
        Assert.Equal(ErrorIds.RollbackNothingKnown, (await Assert.ThrowsAsync<OpsException>(() => world.PlanBackAsync())).Failure.ErrorId);
    }

    [Fact]
    public async Task Nothing_that_ended_well_is_no_way_back()
    {
        using CarryingWorld world = new();
        Assert.Equal(ErrorIds.RollbackNothingKnown, (await Assert.ThrowsAsync<OpsException>(() => world.PlanBackAsync())).Failure.ErrorId);
        await world.ReleaseAsync("v1");

        Assert.Equal(ErrorIds.RollbackNothingKnown, (await Assert.ThrowsAsync<OpsException>(() => world.PlanBackAsync("v9"))).Failure.ErrorId);
    }

    [Fact]
    public async Task A_database_that_was_changed_stands_against_it()
    {
        using CarryingWorld world = new("migrations: { service: api, run: [migrate] }");
        await world.ReleaseAsync("v1");
        FsDeployment second = await world.ReleaseAsync("v2");

        FsRollbackPlan plan = await world.PlanBackAsync();
        OpsException refused = await Assert.ThrowsAsync<OpsException>(() => world.UndoAsync());

        Assert.Equal((false, second.DeploymentId), (plan.IsAllowed, Assert.Single(plan.MigratedBy)));
        Assert.Equal(ErrorIds.RollbackRefused, refused.Failure.ErrorId);
        Assert.Equal(["v2"], world.Engine.Runs.Values.Distinct());
        FsDeployment undone = await world.UndoAsync(overriding: "the migration only adds a column");
        Assert.Equal((FsDeploymentEnding.Succeeded, "the migration only adds a column"), (undone.Ending, world.Newest.Override));
    }

    [Fact]
    public async Task A_rollback_that_was_broken_off_goes_on()
    {
        using CarryingWorld world = new();
        using CancellationTokenSource stop = new();
        await world.ReleaseAsync("v1");
        await world.ReleaseAsync("v2");
        world.Engine.Meanwhile = (at, _) => at == "Rollback web" ? stop.CancelAsync() : Task.CompletedTask;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.UndoAsync(cancel: stop.Token));
        Assert.Equal("v2 v1", string.Join(" ", world.Engine.Runs.Values));
        world.Engine.Meanwhile = static (_, _) => Task.CompletedTask;

        FsDeployment done = await world.WaitAsync(world.Newest.DeploymentId!);

        Assert.Equal(FsDeploymentEnding.Succeeded, done.Ending);
        Assert.Equal(["v1"], world.Engine.Runs.Values.Distinct());
    }
}
