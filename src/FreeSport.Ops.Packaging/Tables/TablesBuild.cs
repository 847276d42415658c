namespace FreeSport.Ops.Packaging.Tables;

/// <summary>Writes anew the tables that the checker of workflows carries.</summary>
internal static class TablesBuild
{
    public static int Run(string root, string? folder)
    {
        string target = Path.Combine(root, "src", "FreeSport.Ops.Core", "Workflows", "Tables");
        using Clones clones = new(folder);
        using WorkflowSchema schema = new(clones.Find(WorkflowSchema.Repository));
        EventTable.Write(schema, Path.Combine(target, "WebhookEvents.tsv"));
        ContextTable.Write(schema, Path.Combine(target, "ContextAvailability.tsv"));
        return 0;
    }
}
