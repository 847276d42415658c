using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Tests.Deployment.Carrying;

namespace FreeSport.Ops.Core.Tests.Deployment.Releases;

/// <summary>A release may be known from the records, from the project's list or from the registry; what runs afterwards is what the registry said when it was planned.</summary>
public sealed class ReleaseTests
{
    private const string Commit = "4f1c2ab0d3e5f60718293a4b5c6d7e8f90a1b2c3";

    [Fact]
    public async Task Records_show_when_each_ran_and_how_it_ended()
    {
        using CarryingWorld world = await WorldAsync("v1", "v2");
        world.Engine.Unwell["web"] = false;
        await world.ReleaseAsync("v3");

        IReadOnlyList<FsRelease> releases = await world.ReleasesAsync(FsReleaseSource.Records);

        Assert.Equal(["v3 Mixed", "v2 Succeeded", "v1 Succeeded"], releases.Select(static r => r.ImageTag + " " + r.Ending));
        Assert.All(releases, static r => Assert.NotNull(r.RanAt));
    }

    [Fact]
    public async Task The_list_of_releases_leads_to_the_one_before_what_runs()
    {
        using CarryingWorld world = await WorldAsync("v3");
        world.Repository.Write("docs/ci-cd/change-log.md", "# Log\r\n\r\n## 2025-11-03 10:00:00\r\n- TAG=v3\r\n\r\n## 2025-11-02 10:00:00\r\n- TAG=v2\r\n\r\n## broken\r\n\r\n## 2025-11-01 10:00:00\r\n- TAG=v1\r\n");

        FsRollbackPlan plan = await world.PlanBackAsync(from: FsReleaseSource.ChangeLog);
        FsDeployment undone = await world.WithAsync(d => d.UndoAsync(plan, null, TimeSpan.Zero, Cancel.Token));

        Assert.Equal(("v2", true), (plan.ImageTag, plan.IsAllowed));
        Assert.Equal(["sha256:web-v2", "sha256:api-v2"], plan.Services.Select(static s => s.Wanted!.Digest));
        Assert.Equal(FsDeploymentEnding.Succeeded, undone.Ending);
        Assert.Equal(["v2"], world.Engine.Runs.Values.Distinct());
        Assert.Equal(["v3 Succeeded", "v2 None", "v1 None"], (await world.ReleasesAsync(FsReleaseSource.ChangeLog)).Select(static r => r.ImageTag + " " + r.Ending));
        Assert.Contains(world.Host.Warnings, static w => w.Contains("change-log.md", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_rollback_the_one_before_what_runs_by_its_digest_is_meant()
    {
        using CarryingWorld world = await WorldAsync("v1", "v2");
        world.Engine.PinsWhatIsPutBack = true;
        world.Repository.Write("docs/ci-cd/change-log.md", "## 2025-11-03 10:00:00\n- TAG=v2\n## 2025-11-01 10:00:00\n- TAG=v1\n");
        await world.UndoAsync();

        Assert.Equal(ErrorIds.RollbackNothingKnown, (await Assert.ThrowsAsync<OpsException>(() => world.PlanBackAsync(from: FsReleaseSource.ChangeLog))).Failure.ErrorId);
        Assert.Equal(ErrorIds.RollbackNothingKnown, (await Assert.ThrowsAsync<OpsException>(() => world.PlanBackAsync())).Failure.ErrorId);
    }

    [Fact]
    public async Task A_tag_that_was_moved_after_the_plan_does_not_matter()
    {
        using CarryingWorld world = await WorldAsync("v2");
        FsRollbackPlan plan = await world.PlanBackAsync("v1", from: FsReleaseSource.Registry);
        world.Registry.Images["127.0.0.1:5000/web:v1"] = "sha256:moved";

        FsDeployment undone = await world.WithAsync(d => d.UndoAsync(plan, null, TimeSpan.Zero, Cancel.Token));

        Assert.Equal("sha256:web-v1", undone.Services.Single(static s => s.Name == "web").Wanted!.Digest);
    }

    [Fact]
    public async Task A_tag_that_is_not_there_is_refused_and_the_one_the_build_makes_is_named()
    {
        using CarryingWorld world = await WorldAsync("v2");
        world.Registry.Images["127.0.0.1:5000/web:4f1c2ab"] = "sha256:a";
        world.Registry.Images["127.0.0.1:5000/api:4f1c2ab"] = "sha256:b";

        FsRollbackPlan plan = await world.PlanBackAsync(Commit, from: FsReleaseSource.Registry);

        Assert.False(plan.IsAllowed);
        Assert.All(plan.Objections, static o => Assert.Contains("4f1c2ab,", o, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_registry_that_is_down_allows_nothing()
    {
        using CarryingWorld world = await WorldAsync("v2");
        world.Registry.IsDown = true;

        FsRollbackPlan plan = await world.PlanBackAsync("v1", from: FsReleaseSource.Registry);

        Assert.False(plan.IsAllowed);
        Assert.Contains("connection refused", plan.Objections[0], StringComparison.Ordinal);
        Assert.Equal(ErrorIds.ReleasesUnknown, (await Assert.ThrowsAsync<OpsException>(() => world.ReleasesAsync(FsReleaseSource.Registry))).Failure.ErrorId);
    }

    [Fact]
    public async Task A_registry_names_no_release_by_itself()
    {
        using CarryingWorld world = await WorldAsync("v1", "v2");

        Assert.Equal(ErrorIds.ImageTagMissing, (await Assert.ThrowsAsync<OpsException>(() => world.PlanBackAsync(from: FsReleaseSource.Registry))).Failure.ErrorId);
        Assert.Equal(["v2 Succeeded", "v1 Succeeded", "v3 None"], (await world.ReleasesAsync(FsReleaseSource.Registry)).Select(static r => r.ImageTag + " " + r.Ending));
    }

    [Fact]
    public async Task An_image_that_the_engine_lost_must_be_in_the_registry()
    {
        using CarryingWorld world = await WorldAsync("v1", "v2");
        world.Engine.Lost.Add("127.0.0.1:5000/web:v1");

        FsRollbackPlan plan = await world.PlanBackAsync();

        Assert.False(plan.IsAllowed);
        Assert.Contains("web:v1", Assert.Single(plan.Objections), StringComparison.Ordinal);
    }

    private static async Task<CarryingWorld> WorldAsync(params string[] tags)
    {
        CarryingWorld world = new();
        world.Engine.Prefix = "127.0.0.1:5000/";
        foreach (string service in world.Engine.Runs.Keys)
        {
            foreach (string tag in new[] { "v1", "v2", "v3" })
            {
                world.Registry.Images[$"127.0.0.1:5000/{service}:{tag}"] = $"sha256:{service}-{tag}";
            }
        }

        foreach (string tag in tags)
        {
            await world.ReleaseAsync(tag);
        }

        return world;
    }
}
