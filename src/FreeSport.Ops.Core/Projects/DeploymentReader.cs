namespace FreeSport.Ops.Core.Projects;

/// <summary>Reads how a change gets to an environment from a configuration that was checked already.</summary>
internal static class DeploymentReader
{
    public static DeploymentDefinition? Read(ConfigurationNode node) => !node.Named.Any() ? null : new DeploymentDefinition
    {
        Target = node["target"].Text,
        Trigger = node["trigger"].Text,
        Workflow = node["workflow"].Text,
        Branch = node["branch"].Text,
        From = node["from"].Text,
        RequireChecklist = node["requireChecklist"].Text == "true",
        RollbackInput = node["rollbackInput"].Text,
        ChangeLog = node["changeLog"].Text,
        Lock = node["lock"].Named.Any() ? new LockDefinition(node["lock"]["remote"].Text, node["lock"]["ref"].Text, node["lock"]["ttl"].Text is { } ttl ? Duration.Read(ttl) : null) : null,
        Script = node["script"].Text,
        Parameters = Map(node["parameters"]),
        Variables = Map(node["variables"]),
        Images = Map(node["images"]),
        Order = node["order"].Texts ?? [],
        Before = [.. node["before"].Items.Select(Command)],
        After = [.. node["after"].Items.Select(Command)],
        Migrations = node["migrations"] is var migrations && migrations.Named.Any() ? Migration(migrations) : null,
        Reload = node["reload"] is var reload && reload.Named.Any() ? new ReloadDefinition(reload["service"].Text!, reload["run"].Texts ?? []) : null,
        Health = Health(node["health"]),
        RollsBack = node["rollback"].Text == "automatic",
        RollsBackOnMetrics = node["rollback"].Text is "automatic" or "metrics",
        IsFenced = node["fenced"].Text == "true",
    };

    private static DeploymentCommand Command(ConfigurationNode node)
    {
        DeploymentCommand usual = new(node["name"].Text!, node["run"].Texts ?? []);
        return usual with { Timeout = node["timeout"].Text is { } time ? SmokeReader.Span(time) : usual.Timeout };
    }

    private static MigrationDefinition Migration(ConfigurationNode node)
    {
        MigrationDefinition usual = new(node["service"].Text!, node["run"].Texts ?? []);
        return usual with
        {
            IsAfter = node["when"].Text == "after",
            Timeout = node["timeout"].Text is { } time ? SmokeReader.Span(time) : usual.Timeout,
            Manage = node["manage"].Texts ?? usual.Manage,
            Backup = node["backup"] is var backup && backup.Named.Any() ? Backup(backup) : null,
        };
    }

    private static BackupDefinition Backup(ConfigurationNode node)
    {
        BackupDefinition usual = new();
        return new BackupDefinition
        {
            File = node["file"].Text,
            MaxAge = Duration.Read(node["maxAge"].Text) ?? usual.MaxAge,
            Verify = node["verify"].Texts ?? [],
            Check = node["check"].Texts ?? [],
            Timeout = node["timeout"].Text is { } time ? SmokeReader.Span(time) : usual.Timeout,
        };
    }

    private static HealthGateDefinition Health(ConfigurationNode node)
    {
        HealthGateDefinition usual = new();
        return new HealthGateDefinition
        {
            Deadline = node["deadline"].Text is { } deadline ? SmokeReader.Span(deadline) : usual.Deadline,
            Stable = node["stable"].Text is { } stable ? SmokeReader.Span(stable) : usual.Stable,
        };
    }

    private static Dictionary<string, string> Map(ConfigurationNode node) =>
        node.Named.Where(static n => n.Node.Text is not null).ToDictionary(static n => n.Name, static n => n.Node.Text!, StringComparer.Ordinal);
}
