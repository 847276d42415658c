using System.Text.Json;

namespace FreeSport.Ops.Packaging.Tables;

/// <summary>Events, their activity types and filters, from the schema.</summary>
internal static class EventTable
{
    private const string Documentation = "https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows (retired events)";

    // The schema keeps them for workflows of old; the documentation has classic projects for old servers only, and
    // says of comments on pull requests that they are an issue_comment.
    private static readonly string[] Retired = ["project", "project_card", "project_column", "pull_request_comment"];

    private static readonly string[] NoFilters = ["types", "inputs", "outputs", "secrets"];

    public static void Write(WorkflowSchema schema, string path) => TableFile.Write(
        path,
        "Events that trigger workflows: name, activity types (* any), filters, state.",
        [schema.Source, Documentation],
        schema.Date,
        WorkflowSchema.Properties(schema.Definition("on-mapping-strict")).Select(e => Row(schema, e.Key, e.Type)));

    private static string Row(WorkflowSchema schema, string name, string type)
    {
        Dictionary<string, string> keys = WorkflowSchema.Alternatives(schema.Definition(type)).Append(type)
            .SelectMany(a => WorkflowSchema.Properties(schema.Definition(a)))
            .ToDictionary(static p => p.Key, static p => p.Type);
        string types = keys.TryGetValue("types", out string? activity) ? Types(schema, activity) : TableFile.List([]);
        return string.Join('\t', name, types, TableFile.List([.. keys.Keys.Except(NoFilters)]), Retired.Contains(name) ? "retired" : "-");
    }

    // Either one of a set of values or a list of them; a list of free texts is the user's own.
    private static string Types(WorkflowSchema schema, string activity)
    {
        List<string> values = [.. WorkflowSchema.Alternatives(schema.Definition(activity))
            .SelectMany(a => WorkflowSchema.Texts(WorkflowSchema.Get(schema.Definition(a), "allowed-values")))];
        JsonElement list = WorkflowSchema.Get(schema.Definition(activity), "sequence");
        return values.Count > 0 ? TableFile.List(values)
            : list.ValueKind == JsonValueKind.Object ? "*"
            : throw new InvalidDataException($"The schema has no values for {activity}.");
    }
}
