using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Tests.Deployment.Carrying;

namespace FreeSport.Ops.Core.Tests.Deployment.Migrations;

/// <summary>Migrations that came after a release are judged, and undone by the image that knows them before that one goes.</summary>
public sealed class RollbackMigrationTests
{
    private const string Harmless = "Undo Rename field name on product to title";
    private const string Losing = "Undo Add field sku to product";
    private const string NoWayBack = "Raw Python operation -> IRREVERSIBLE";

    private static readonly (string Name, string Undo) First = ("catalog.0001_initial", "Undo Create model Product");

    [Fact]
    public async Task What_loses_nothing_is_undone_before_the_services_go_back()
    {
        (CarryingWorld world, FakeDjango django) = await TwoReleasesAsync(Harmless);
        using CarryingWorld _ = world;

        FsRollbackPlan plan = await world.PlanBackAsync();
        Assert.Equal((true, FsReversibility.Reversible), (plan.IsAllowed, plan.Database!.Reversibility));
        Assert.Equal(["catalog 0001_initial"], plan.Database.Targets);
        FsDeployment undone = await world.UndoAsync();

        Assert.Equal(["MigrateBack catalog 0001_initial", "Rollback api", "Rollback web", "Verify"], undone.Stages.Select(static s => s.ToString()));
        Assert.Equal(FsDeploymentEnding.Succeeded, undone.Ending);
        Assert.Equal(["catalog.0001_initial"], django.Applied);
        Assert.Equal(["catalog.0001_initial"], world.Newest.Migrations!);
        Assert.Contains("run api python manage.py migrate catalog 0001_initial --noinput --no-color with api:v2", world.Engine.Done);
    }

    [Fact]
    public async Task A_loss_of_data_needs_a_yes()
    {
        (CarryingWorld world, FakeDjango django) = await TwoReleasesAsync(Losing);
        using CarryingWorld _ = world;

        FsRollbackPlan plan = await world.PlanBackAsync();
        OpsException refused = await Assert.ThrowsAsync<OpsException>(() => world.UndoAsync());

        Assert.Equal((false, FsReversibility.Lossy, FsOutcome.Skipped), (plan.IsAllowed, plan.Database!.Reversibility, plan.Database.Backup!.Outcome));
        Assert.Contains("catalog.0002_next", plan.Objections[0], StringComparison.Ordinal);
        Assert.Equal(ErrorIds.RollbackRefused, refused.Failure.ErrorId);
        Assert.Equal(2, django.Applied.Count);
        FsDeployment undone = await world.UndoAsync(acceptsDataLoss: true);
        Assert.Equal((FsDeploymentEnding.Succeeded, true), (undone.Ending, undone.Database!.AcceptsDataLoss));
        Assert.Equal(["catalog.0001_initial"], django.Applied);
    }

    [Theory]
    [InlineData("true", 0, FsOutcome.Passed)]
    [InlineData("false", 0, FsOutcome.Failed)]
    [InlineData("true", 30, FsOutcome.Failed)]
    [InlineData(null, 0, FsOutcome.Inconclusive)]
    public async Task A_loss_of_data_needs_a_backup_that_is_recent_and_verified(string? verify, int hours, FsOutcome outcome)
    {
        (CarryingWorld world, FakeDjango django) = await TwoReleasesAsync(Losing, ", backup: { file: backups/db_*.dump" + (verify is null ? string.Empty : ", verify: [" + verify + ", '{file}']") + " }");
        using CarryingWorld _ = world;
        world.Repository.Write("backups/db_1.dump", "older");
        world.Repository.Write("backups/db_2.dump", "newer");
        File.SetLastWriteTimeUtc(world.Repository.At("backups/db_1.dump"), DateTime.UtcNow.AddDays(-9));
        File.SetLastWriteTimeUtc(world.Repository.At("backups/db_2.dump"), DateTime.UtcNow.AddHours(-hours));

        FsRollbackPlan plan = await world.PlanBackAsync();

        Assert.Equal((outcome, outcome == FsOutcome.Passed), (plan.Database!.Backup!.Outcome, plan.IsAllowed));
        Assert.EndsWith("db_2.dump", plan.Database.Backup.File, StringComparison.Ordinal);
        if (outcome == FsOutcome.Passed)
        {
            Assert.Equal(FsDeploymentEnding.Succeeded, (await world.UndoAsync()).Ending);
            Assert.Single(django.Applied);
        }
    }

    [Theory]
    [InlineData("backup: { file: backups/db_*.dump, verify: ['true'] }")]
    [InlineData("backup: { check: ['false'] }")]
    [InlineData("backup: { check: [no-such-program-here] }")]
    public async Task No_backup_is_no_yes(string backup)
    {
        (CarryingWorld world, FakeDjango _) = await TwoReleasesAsync(Losing, ", " + backup);
        using CarryingWorld __ = world;

        FsRollbackPlan plan = await world.PlanBackAsync();

        Assert.Equal((FsOutcome.Failed, false), (plan.Database!.Backup!.Outcome, plan.IsAllowed));
    }

    [Fact]
    public async Task What_cannot_be_undone_is_refused_and_an_override_leaves_the_database()
    {
        (CarryingWorld world, FakeDjango django) = await TwoReleasesAsync(NoWayBack);
        using CarryingWorld _ = world;

        FsRollbackPlan plan = await world.PlanBackAsync(acceptsDataLoss: true);
        Assert.Equal((false, FsReversibility.Irreversible), (plan.IsAllowed, plan.Database!.Reversibility));
        FsDeployment undone = await world.UndoAsync(overriding: "v1 does not read that column");

        Assert.DoesNotContain(undone.Stages, static s => s.Kind == FsDeploymentStageKind.MigrateBack);
        Assert.Equal(2, django.Applied.Count);
        Assert.Equal(["v1"], world.Engine.Runs.Values.Distinct());
    }

    [Fact]
    public async Task What_nobody_can_tell_is_refused()
    {
        (CarryingWorld world, FakeDjango django) = await TwoReleasesAsync(Harmless);
        using CarryingWorld _ = world;
        django.Broken = "the database does not answer";

        FsRollbackPlan plan = await world.PlanBackAsync(acceptsDataLoss: true);

        Assert.Equal((false, FsReversibility.Unknown), (plan.IsAllowed, plan.Database!.Reversibility));
        Assert.Contains("the database does not answer", Assert.Single(plan.Objections), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_field_that_is_the_same_column_loses_nothing()
    {
        (CarryingWorld world, FakeDjango _) = await TwoReleasesAsync("Undo Alter field title on product");
        using CarryingWorld __ = world;

        FsRollbackPlan plan = await world.PlanBackAsync();

        Assert.Equal((true, FsReversibility.Reversible), (plan.IsAllowed, plan.Database!.Reversibility));
    }

    [Fact]
    public async Task Migrations_of_a_deployment_that_failed_are_undone_by_its_image()
    {
        FakeDjango django = new FakeDjango().Image("v1", First).Image("v2", First, ("catalog.0002_next", Harmless));
        using CarryingWorld world = World(django);
        await world.ReleaseAsync("v1");
        world.Engine.Unwell["web"] = false;
        Assert.Equal(FsDeploymentEnding.Mixed, (await world.ReleaseAsync("v2")).Ending);
        world.Engine.Unwell.Clear();
        Assert.Equal(2, django.Applied.Count);

        FsDeployment undone = await world.UndoAsync();

        Assert.Equal(FsDeploymentEnding.Succeeded, undone.Ending);
        Assert.Single(django.Applied);
    }

    [Fact]
    public async Task A_record_without_migrations_lets_the_older_image_tell_which_it_knows()
    {
        (CarryingWorld world, FakeDjango django) = await TwoReleasesAsync(Harmless);
        using CarryingWorld _ = world;
        string record = Directory.GetFiles(world.Folder, "*.jsonl").Order(StringComparer.Ordinal).First();
        File.WriteAllText(record, System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(record), "\"Migrations\":\\[[^]]*\\],", string.Empty));

        FsDeployment undone = await world.UndoAsync();

        Assert.Equal(FsDeploymentEnding.Succeeded, undone.Ending);
        Assert.Equal(["catalog.0001_initial"], django.Applied);
        Assert.Contains("run api python manage.py showmigrations --plan --no-color with api:v1", world.Engine.Done);
    }

    [Fact]
    public async Task More_than_was_planned_is_not_undone()
    {
        (CarryingWorld world, FakeDjango django) = await TwoReleasesAsync(Harmless);
        using CarryingWorld _ = world;
        world.Engine.Meanwhile = (at, _) =>
        {
            if (at.EndsWith("0001_initial --plan --no-color", StringComparison.Ordinal) && world.Folder.Length > 0 && Directory.GetFiles(world.Folder, "*.jsonl").Length == 3)
            {
                django.Images["v2"].Add(("catalog.0003_later", Losing));
                django.Applied.Add("catalog.0003_later");
            }

            return Task.CompletedTask;
        };

        FsDeployment undone = await world.UndoAsync();

        Assert.Equal(FsDeploymentEnding.Failed, undone.Ending);
        Assert.Equal(3, django.Applied.Count);
        Assert.Equal(["v2"], world.Engine.Runs.Values.Distinct());
    }

    [Fact]
    public async Task An_image_that_migrates_when_it_starts_is_found_out()
    {
        (CarryingWorld world, FakeDjango django) = await TwoReleasesAsync(Harmless);
        using CarryingWorld _ = world;
        django.MigratesAtStart = true;

        FsDeployment undone = await world.UndoAsync();

        Assert.Equal(FsDeploymentEnding.Failed, undone.Ending);
        Assert.Contains("catalog.0002_next", undone.Summary, StringComparison.Ordinal);
        Assert.Equal(["v2"], world.Engine.Runs.Values.Distinct());
    }

    [Fact]
    public async Task A_rollback_that_was_broken_off_between_database_and_services_goes_on()
    {
        (CarryingWorld world, FakeDjango django) = await TwoReleasesAsync(Harmless);
        using CarryingWorld _ = world;
        using CancellationTokenSource stop = new();
        world.Engine.Meanwhile = (at, _) => at.EndsWith("--noinput --no-color", StringComparison.Ordinal) ? stop.CancelAsync() : Task.CompletedTask;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.UndoAsync(cancel: stop.Token));
        world.Engine.Meanwhile = static (_, _) => Task.CompletedTask;

        FsDeployment done = await world.WaitAsync(world.Newest.DeploymentId!);

        Assert.Equal(FsDeploymentEnding.Succeeded, done.Ending);
        Assert.Single(django.Applied);
        Assert.Equal(["v1"], world.Engine.Runs.Values.Distinct());
    }

    private static async Task<(CarryingWorld World, FakeDjango Django)> TwoReleasesAsync(string undo, string more = "")
    {
        FakeDjango django = new FakeDjango().Image("v1", First).Image("v2", First, ("catalog.0002_next", undo));
        CarryingWorld world = World(django, more);
        await world.ReleaseAsync("v1");
        await world.ReleaseAsync("v2");
        return (world, django);
    }

    private static CarryingWorld World(FakeDjango django, string more = "")
    {
        CarryingWorld world = new("migrations: { service: api, run: [python, manage.py, migrate]" + more + " }");
        world.Engine.Answer = django.Answer;
        return world;
    }
}
