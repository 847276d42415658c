namespace FreeSport.Ops.Packaging.Tables;

/// <summary>Writes anew the tables that the checkers of workflows and compose files carry.</summary>
internal static class TablesBuild
{
    public static int Run(string root, string? folder, TextWriter errors)
    {
        try
        {
            Write(root, folder);
            return 0;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            errors.WriteLine(e.Message);
            return 1;
        }
    }

    private static void Write(string root, string? folder)
    {
        string target = Path.Combine(root, "src", "FreeSport.Ops.Workflows", "Tables");
        using Clones clones = new(folder);
        using WorkflowSchema schema = new(clones.Find(WorkflowSchema.Repository));
        EventTable.Write(schema, Path.Combine(target, "WebhookEvents.tsv"));
        ContextTable.Write(schema, Path.Combine(target, "ContextAvailability.tsv"));
        string lists = Path.Combine(root, "src", "FreeSport.Ops.Packaging", "Tables");
        RunnerTable.Write(clones.Find(RunnerTable.Repository), ListedRunner.Read(Path.Combine(lists, "runners.txt")), Path.Combine(target, "RunnerLabels.tsv"));
        ActionTable.Write(
            clones,
            ListedAction.Read(Path.Combine(lists, "actions.txt")),
            Path.Combine(target, "PopularActions.tsv"));
        ComposeSchemaTable.Write(clones, Path.Combine(root, "src", "FreeSport.Ops.Core", "Steps", "Infrastructure", "Compose", "Schemas", "ComposeSchema.json"));
    }
}
