using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;

namespace FreeSport.Ops.Core.Tests.Deployment.Carrying;

/// <summary>A deployment ends as what runs says, is on the disk before it happens, and goes on after it was broken off.</summary>
public sealed class CarryingTests
{
    private const string Everything = """
        before: [{ name: backup, run: [git, rev-parse, "{tag}"] }]
        migrations: { service: api, run: [python, manage.py, migrate] }
        reload: { service: web, run: [nginx, -s, reload] }
        after: [{ name: note, run: [git, --version] }]
        variables: { IMAGE: "shop:{tag}" }
        """;

    [Fact]
    public async Task Parts_come_in_their_order_and_what_runs_decides()
    {
        using CarryingWorld world = new(Everything);

        FsDeployment done = await world.DeployAsync(tag: "HEAD");

        Assert.Equal((FsDeploymentEnding.Succeeded, FsOutcome.Passed), (done.Ending, done.Outcome));
        Assert.Equal(
            ["Pull", "run api python manage.py migrate", "run api python manage.py showmigrations --plan --no-color", "Update web", "Health web", "Update api", "Health api", "exec web nginx -s reload", "Verify"], world.Engine.Done);
        Assert.Equal(
            ["Pull", "Before backup", "Migrate api", "Update web", "Health web", "Update api", "Health api", "Reload web", "Verify", "After note"], done.Stages.Select(static s => s.ToString()));
        Assert.All(done.Stages, static s => Assert.Equal((FsOutcome.Passed, true), (s.Outcome, s.EndedAt is not null)));
        Assert.Equal("Applied 2 migrations", done.Stages[2].Summary);
        Assert.Equal([("old", "new")], done.Services.Select(static s => (Tag(s.Before), Tag(s.Now))).Distinct());
        Assert.Equal(done.DeploymentId, world.Newest.DeploymentId);
        Assert.NotNull(done.EvidenceId);
    }

    [Fact]
    public async Task Nothing_changed_is_not_passed()
    {
        using CarryingWorld world = new();
        await world.DeployAsync();

        FsDeployment again = await world.DeployAsync();

        Assert.Equal((FsDeploymentEnding.NoChange, FsOutcome.Warning), (again.Ending, again.Outcome));
    }

    [Theory]
    [InlineData("rollback: manual", false, FsDeploymentEnding.Mixed, "new old")]
    [InlineData("rollback: automatic", false, FsDeploymentEnding.RolledBack, "old old")]
    [InlineData("rollback: automatic", true, FsDeploymentEnding.RollbackFailed, "new old")]
    [InlineData("order: [api]\nrollback: manual", false, FsDeploymentEnding.Mixed, "new old")]
    public async Task A_service_that_is_not_well_fails_it(string deployment, bool stays, FsDeploymentEnding ending, string runs)
    {
        using CarryingWorld world = new(deployment);
        world.Engine.Unwell["web"] = stays;

        FsDeployment done = await world.DeployAsync();

        // The one that does not go back leaves two services apart.
        Assert.Equal(stays ? FsDeploymentEnding.Mixed : ending, done.Ending);
        Assert.Equal(FsOutcome.Failed, done.Outcome);
        Assert.Equal(runs, string.Join(" ", world.Engine.Runs.Values));
        Assert.Contains("web answers 500", done.Summary, StringComparison.Ordinal);
        Assert.Equal("Get-FsDeploymentLog -DeploymentId " + done.DeploymentId, done.NextCommand);
    }

    [Fact]
    public async Task One_service_that_does_not_go_back_is_a_rollback_that_failed()
    {
        using CarryingWorld world = new("rollback: automatic", "web");
        world.Engine.Unwell["web"] = true;

        Assert.Equal(FsDeploymentEnding.RollbackFailed, (await world.DeployAsync()).Ending);
    }

    [Theory]
    [InlineData(FsOutcome.Failed)]
    [InlineData(FsOutcome.Inconclusive)]
    public async Task An_environment_that_is_not_known_to_be_well_goes_back(FsOutcome verdict)
    {
        using CarryingWorld world = new("rollback: automatic");
        world.Verdict = verdict;

        FsDeployment done = await world.DeployAsync();

        Assert.Equal(FsDeploymentEnding.RolledBack, done.Ending);
        Assert.Contains("answered 503", done.Summary, StringComparison.Ordinal);
        Assert.Equal("old old", string.Join(" ", world.Engine.Runs.Values));
    }

    [Fact]
    public async Task An_engine_that_falls_silent_leaves_it_unknown()
    {
        using CarryingWorld world = new();
        world.Engine.Meanwhile = (part, _) =>
        {
            world.Engine.IsSilent |= part == "Health api";
            return Task.CompletedTask;
        };

        FsDeployment done = await world.DeployAsync();

        Assert.Equal((FsDeploymentEnding.Unknown, FsOutcome.Inconclusive), (done.Ending, done.Outcome));
    }

    [Theory]
    [InlineData("Pull")]
    [InlineData("Update web")]
    [InlineData("Health web")]
    [InlineData("Update api")]
    [InlineData("Health api")]
    public async Task What_was_broken_off_goes_on_where_it_was(string part)
    {
        using CarryingWorld world = new();
        using CancellationTokenSource stop = new();
        world.Engine.Meanwhile = (at, _) => at == part ? stop.CancelAsync() : Task.CompletedTask;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.DeployAsync(cancel: stop.Token));
        FsDeployment left = world.Newest;
        Assert.Equal((FsDeploymentEnding.None, part), (left.Ending, left.Stages[^1].ToString()));
        Assert.Null(left.Stages[^1].EndedAt);
        world.Engine.Meanwhile = static (_, _) => Task.CompletedTask;

        FsDeployment done = await world.WaitAsync(left.DeploymentId!);

        Assert.Equal(FsDeploymentEnding.Succeeded, done.Ending);
        Assert.Equal(["Pull", "Update web", "Health web", "Update api", "Health api", "Verify"], world.Engine.Done);
        Assert.Equal(["old", "old"], done.Services.Select(static s => Tag(s.Before)));
        Assert.Single(world.Host.Warnings, w => w.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rollback_that_was_broken_off_goes_on_as_a_rollback()
    {
        using CarryingWorld world = new("rollback: automatic");
        using CancellationTokenSource stop = new();
        world.Engine.Unwell["api"] = false;
        world.Engine.Meanwhile = (at, _) => at == "Rollback web" ? stop.CancelAsync() : Task.CompletedTask;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.DeployAsync(cancel: stop.Token));
        world.Engine.Meanwhile = static (_, _) => Task.CompletedTask;

        FsDeployment done = await world.WaitAsync(world.Newest.DeploymentId!);

        Assert.Equal(FsDeploymentEnding.RolledBack, done.Ending);
        Assert.Equal("old old", string.Join(" ", world.Engine.Runs.Values));
        Assert.Contains("api answers 500", done.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_whose_last_line_was_torn_is_read_and_written_on()
    {
        using CarryingWorld world = new();
        FsDeployment done = await world.DeployAsync();
        string file = Assert.Single(Directory.GetFiles(world.Folder, "*.jsonl"));
        File.AppendAllText(file, "{\"DeploymentId\":\"");
        DeploymentJournal journal = new(world.Folder);

        FsDeployment read = journal.Read(done.DeploymentId!)!;
        Assert.Equal(FsDeploymentEnding.Succeeded, read.Ending);
        read.Detail = "после";
        journal.Write(read);

        Assert.Equal("после", journal.Read(done.DeploymentId!)!.Detail);
    }

    [Fact]
    public async Task Nothing_is_done_that_cannot_be_recorded()
    {
        using CarryingWorld world = new();
        world.Repository.Folder(".git/freesport-ops");
        world.Repository.Write(".git/freesport-ops/deployments", "a file");

        OpsException refused = await Assert.ThrowsAsync<OpsException>(() => world.DeployAsync());

        Assert.Equal(ErrorIds.DeploymentNotRecorded, refused.Failure.ErrorId);
        Assert.Empty(world.Engine.Done);
    }

    [Fact]
    public async Task Two_at_once_are_one()
    {
        using CarryingWorld world = new();
        OpsException? second = null;
        world.Engine.Meanwhile = async (at, _) =>
        {
            if (at == "Update web")
            {
                second = await Assert.ThrowsAsync<OpsException>(() => world.DeployAsync());
            }
        };

        FsDeployment done = await world.DeployAsync();

        Assert.Equal(ErrorIds.DeploymentLockHeld, second!.Failure.ErrorId);
        Assert.Equal(FsDeploymentEnding.Succeeded, done.Ending);
        Assert.Equal("Update web", Assert.Single(world.Engine.Done, static d => d == "Update web"));
    }

    [Fact]
    public async Task One_that_goes_on_is_followed_and_can_be_stopped()
    {
        using CarryingWorld world = new();
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Engine.Meanwhile = async (at, token) =>
        {
            if (at == "Health web")
            {
                reached.SetResult();
                await Task.Delay(TimeSpan.FromMinutes(1), token);
            }
        };
        Task<FsDeployment> carried = Task.Run(() => world.DeployAsync(), Cancel.Token);
        await reached.Task.WaitAsync(Cancel.Token);
        FsDeployment seen = world.Newest;
        Task<FsDeployment> followed = world.WaitAsync(seen.DeploymentId!);
        FsDeployment? stopped = await world.WithAsync(d => d.StopAsync(seen.DeploymentId!, Cancel.Token));

        FsDeploymentEnding[] endings = [(await carried).Ending, (await followed).Ending, stopped!.Ending];

        Assert.Equal([FsDeploymentEnding.Stopped], endings.Distinct());
        Assert.DoesNotContain("Update api", world.Engine.Done);
    }

    [Fact]
    public async Task Problems_and_policies_refuse_before_anything_is_done()
    {
        using CarryingWorld world = new();
        world.Engine.Problems = ["web:new is not in the registry."];
        OpsException doomed = await Assert.ThrowsAsync<OpsException>(() => world.DeployAsync(overriding: "urgent"));
        Assert.Equal(ErrorIds.DeploymentRefused, doomed.Failure.ErrorId);
        Assert.Contains("not in the registry", doomed.Failure.Message, StringComparison.Ordinal);

        world.Engine.Problems = [];
        world.Configure("    window: { days: [Sun], from: \"02:00\", to: \"04:00\", timeZone: Europe/Moscow }\n");
        Assert.Equal(ErrorIds.DeploymentRefused, (await Assert.ThrowsAsync<OpsException>(() => world.DeployAsync())).Failure.ErrorId);
        Assert.Empty(world.Engine.Done);

        FsDeployment urgent = await world.DeployAsync(overriding: "OPS-42: shop is down");
        Assert.Equal((FsDeploymentEnding.Succeeded, "OPS-42: shop is down"), (urgent.Ending, world.Newest.Override));
        Assert.EndsWith("OPS-42: shop is down", urgent.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hook_that_fails_changes_nothing_and_its_words_are_in_the_log()
    {
        using CarryingWorld world = new("before: [{ name: backup, run: [git, no-such-command] }]");

        FsDeployment done = await world.DeployAsync();

        Assert.Equal(FsDeploymentEnding.Failed, done.Ending);
        Assert.Equal(["Pull"], world.Engine.Done);
        Assert.Contains("no-such-command", done.Summary, StringComparison.Ordinal);
        List<FsDeploymentLogLine> lines = [];
        await world.WithAsync(async d =>
        {
            await d.ReadLogsAsync(done.DeploymentId!, lines.Add, Cancel.Token);
            return true;
        });
        Assert.Contains(lines, static l => l.Job == "backup" && l.Text.Contains("no-such-command", StringComparison.Ordinal));
        Assert.Contains(lines, static l => l.Job == "web");
    }

    [Fact]
    public async Task A_tag_that_is_needed_is_asked_for()
    {
        using CarryingWorld world = new("variables: { IMAGE: \"shop:{tag}\" }");

        Assert.Equal(ErrorIds.ImageTagMissing, (await Assert.ThrowsAsync<OpsException>(() => world.DeployAsync())).Failure.ErrorId);
    }

    private static string? Tag(FsServiceImage? image) => image?.Reference.Split(':')[1];
}
