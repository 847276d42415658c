using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Targets;

namespace FreeSport.Ops.Core.Steps.Deployment.Migrations;

/// <summary>Asks Django about migrations, in a container of its own: the one that runs may be the one that does not start.</summary>
/// <param name="target">Where the service runs.</param>
/// <param name="definition">How its migrations are run.</param>
internal sealed class DjangoMigrations(IDeploymentTarget target, MigrationDefinition definition)
{
    private static readonly TimeSpan Question = TimeSpan.FromMinutes(2);

    /// <summary>Lists the migrations that an image knows.</summary>
    /// <param name="image">The image; null for the one that is to run.</param>
    /// <param name="context">What it works with.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OpsException">It could not be asked, or what it said is not understood (<c>MigrationsUnknown</c>).</exception>
    public async Task<MigrationList> ListAsync(FsServiceImage? image, StageContext context, CancellationToken cancellationToken) =>
        MigrationList.Read(await AskAsync(image, ["showmigrations", "--plan"], context, Question, cancellationToken).ConfigureAwait(false))
            ?? throw MigrationFailures.NotUnderstood(definition.Service, "showmigrations --plan");

    /// <summary>What taking the database back would do.</summary>
    /// <param name="image">The image that knows the migrations.</param>
    /// <param name="to">An app and a migration of it, with a space between.</param>
    /// <param name="context">What it works with.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OpsException">It could not be asked, or what it said is not understood (<c>MigrationsUnknown</c>).</exception>
    public async Task<IReadOnlyList<FsMigration>> PlanAsync(FsServiceImage image, string to, StageContext context, CancellationToken cancellationToken) =>
        BackwardsPlan.Read(await AskAsync(image, ["migrate", .. to.Split(' '), "--plan"], context, Question, cancellationToken).ConfigureAwait(false))
            ?? throw MigrationFailures.NotUnderstood(definition.Service, "migrate " + to + " --plan");

    /// <summary>Which operations of a migration do something to the database when it is undone.</summary>
    /// <param name="image">The image that knows it.</param>
    /// <param name="migration">The migration.</param>
    /// <param name="context">What it works with.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Their descriptions; null where nobody can tell.</returns>
    public async Task<IReadOnlyList<string>?> WorkingAsync(FsServiceImage image, FsMigration migration, StageContext context, CancellationToken cancellationToken)
    {
        try
        {
            return BackwardsSql.Working(await AskAsync(image, ["sqlmigrate", migration.App, migration.Name, "--backwards"], context, Question, cancellationToken).ConfigureAwait(false));
        }
        catch (OpsException unwritten)
        {
            context.Host.WriteVerbose(unwritten.Failure.Message);
            return null;
        }
    }

    /// <summary>Takes the database back.</summary>
    /// <param name="image">The image that knows the migrations.</param>
    /// <param name="to">An app and a migration of it, with a space between.</param>
    /// <param name="context">What it works with.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OpsException">It failed.</exception>
    public Task<string> UndoAsync(FsServiceImage image, string to, StageContext context, CancellationToken cancellationToken) =>
        AskAsync(image, ["migrate", .. to.Split(' '), "--noinput"], context, definition.Timeout, cancellationToken);

    private Task<string> AskAsync(FsServiceImage? image, string[] arguments, StageContext context, TimeSpan timeout, CancellationToken cancellationToken) =>
        target.RunAsync(definition.Service, image, [.. definition.Manage, .. arguments, "--no-color"], context, timeout, cancellationToken);
}
