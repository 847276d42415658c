using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Tests.Deployment.Carrying;

namespace FreeSport.Ops.Core.Tests.Deployment.Migrations;

/// <summary>A real Django and its database, with two releases of one app.</summary>
public sealed class RealDjangoTests
{
    private const string Python = "/usr/bin/python3";

    [Fact]
    public async Task A_column_that_came_goes_with_its_data_when_somebody_says_so()
    {
        using TempFolder folder = Project("migrations.AddField('product', 'sku', models.CharField(max_length=40, null=True)), migrations.AlterField('product', 'name', models.CharField(max_length=200, verbose_name='title'))");
        using CarryingWorld world = await ReleasedAsync(folder);

        FsRollbackPlan plan = await world.PlanBackAsync();
        FsDeployment undone = await world.UndoAsync(acceptsDataLoss: true);

        FsMigration lossy = Assert.Single(plan.Database!.Migrations);
        Assert.Equal(("catalog.0002_next", FsReversibility.Lossy, false), (lossy.ToString(), lossy.Reversibility, plan.IsAllowed));
        Assert.StartsWith("Undo Add field sku to product", lossy.Reason, StringComparison.Ordinal);
        Assert.Equal(FsDeploymentEnding.Succeeded, undone.Ending);
        Assert.Contains("[ ]  catalog.0002_next", Manage(folder, "v2", "showmigrations", "--plan"), StringComparison.Ordinal);
        Assert.Equal(Manage(folder, "v1", "showmigrations", "--plan").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => l[5..]), undone.Migrations!);
    }

    [Fact]
    public async Task Words_of_a_field_are_no_loss()
    {
        using TempFolder folder = Project("migrations.AlterField('product', 'name', models.CharField(max_length=200, verbose_name='title')), migrations.RenameField('product', 'name', 'title')");
        using CarryingWorld world = await ReleasedAsync(folder);

        FsRollbackPlan plan = await world.PlanBackAsync();

        Assert.Equal((FsReversibility.Reversible, true), (plan.Database!.Reversibility, plan.IsAllowed));
        Assert.Equal(FsDeploymentEnding.Succeeded, (await world.UndoAsync()).Ending);
    }

    [Fact]
    public async Task Code_without_a_way_back_is_refused_and_nothing_is_undone()
    {
        using TempFolder folder = Project("migrations.RenameField('product', 'name', 'title'), migrations.RunPython(migrations.RunPython.noop)");
        using CarryingWorld world = await ReleasedAsync(folder);

        FsRollbackPlan plan = await world.PlanBackAsync(acceptsDataLoss: true);

        Assert.Equal((FsReversibility.Irreversible, false), (plan.Database!.Reversibility, plan.IsAllowed));
        Assert.Equal(ErrorIds.RollbackRefused, (await Assert.ThrowsAsync<OpsException>(() => world.UndoAsync(acceptsDataLoss: true))).Failure.ErrorId);
        Assert.Contains("[X]  catalog.0002_next", Manage(folder, "v2", "showmigrations", "--plan"), StringComparison.Ordinal);
    }

    private static async Task<CarryingWorld> ReleasedAsync(TempFolder folder)
    {
        CarryingWorld world = new("migrations: { service: api, run: [python, manage.py, migrate, --noinput] }");
        world.Engine.Answer = (image, command) => Manage(folder, image.Split(':')[1], [.. command.Skip(2)]);
        await world.ReleaseAsync("v1");
        await world.ReleaseAsync("v2");
        return world;
    }

    private static TempFolder Project(string operations)
    {
        Assert.SkipUnless(File.Exists(Python) && Directory.Exists("/usr/lib/python3/dist-packages/django"), "There is no Django of Debian's python3-django.");
        TempFolder folder = new();
        foreach (string version in new[] { "v1", "v2" })
        {
            folder.Write(version + "/manage.py", "import os, sys\nfrom django.core.management import execute_from_command_line\nos.environ['DJANGO_SETTINGS_MODULE'] = 'settings'\nexecute_from_command_line(sys.argv)\n");
            folder.Write(version + "/settings.py", $"SECRET_KEY = 'x'\nINSTALLED_APPS = ['catalog']\nDEFAULT_AUTO_FIELD = 'django.db.models.AutoField'\nDATABASES = {{'default': {{'ENGINE': 'django.db.backends.sqlite3', 'NAME': '{folder.At("db.sqlite3")}'}}}}\n");
            folder.Write(version + "/catalog/__init__.py", string.Empty);
            folder.Write(version + "/catalog/migrations/__init__.py", string.Empty);
            folder.Write(version + "/catalog/migrations/0001_initial.py", "from django.db import migrations, models\nclass Migration(migrations.Migration):\n    operations = [migrations.CreateModel('Product', [('id', models.AutoField(primary_key=True)), ('name', models.CharField(max_length=200))])]\n");
        }

        folder.Write("v2/catalog/migrations/0002_next.py", "from django.db import migrations, models\nclass Migration(migrations.Migration):\n    dependencies = [('catalog', '0001_initial')]\n    operations = [" + operations + "]\n");
        return folder;
    }

    private static string Manage(TempFolder folder, string version, params string[] arguments) => CommandLine.Run(Python, ["-B", "manage.py", .. arguments], folder.At(version));
}
