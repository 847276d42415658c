using System.Text.Json;

namespace FreeSport.Ops.Packaging.Tables;

/// <summary>What an expression may name at which key. In the schema a value adds to what its parents allow.</summary>
internal sealed class ContextTable(WorkflowSchema schema)
{
    private const string Documentation = "https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#context-availability (spelling of keys, limits)";

    // The documentation's own names for what the user names.
    private static readonly Dictionary<string, string> Placeholders = new()
    {
        ["jobs"] = "job_id",
        ["outputs"] = "output_id",
        ["env"] = "env_id",
        ["inputs"] = "inputs_id",
        ["secrets"] = "secrets_id",
        ["services"] = "service_id",
        ["with"] = "with_id",
    };

    // The schema shares one definition with the outputs of a job; the documentation knows that no step has run yet.
    private static readonly (string Suffix, string Context)[] Limits = [(".container.env.<env_id>", "steps"), (".services.<service_id>.env.<env_id>", "steps")];

    // The runner's own copy of the schema is ahead of the language service's (actions/runner, pull request 4443).
    private static readonly (string Key, string[] Names)[] Ahead =
        [("jobs.<job_id>.snapshot.if", ["env", "job", "runner", "steps", "always(0,0)", "cancelled(0,0)", "failure(0,0)", "hashFiles(1,255)", "success(0,0)"])];

    private readonly Dictionary<string, SortedSet<string>> _keys = [];
    private readonly HashSet<string> _underWay = [];

    public static void Write(WorkflowSchema schema, string path)
    {
        ContextTable table = new(schema);
        table.Visit("workflow-root-strict", string.Empty, []);
        foreach ((string key, string[] names) in Ahead)
        {
            if (table._keys.TryGetValue(key, out SortedSet<string>? known))
            {
                known.UnionWith(names);
            }
        }

        TableFile.Write(
            path,
            "Where expressions are evaluated: key, contexts, special functions.",
            [schema.Source, "https://github.com/actions/runner/pull/4443 (condition of a snapshot)", Documentation],
            schema.Date,
            table._keys.Select(static k => string.Join(
                '\t',
                k.Key,
                TableFile.List([.. k.Value.Where(static n => !n.Contains('('))]),
                TableFile.List([.. k.Value.Where(static n => n.Contains('(')).Select(static n => n[..n.IndexOf('(')])]))));
    }

    private void Visit(string type, string key, IReadOnlyCollection<string> inherited)
    {
        // Parallel steps hold steps.
        if (!_underWay.Add(type))
        {
            return;
        }

        JsonElement definition = schema.Definition(type);
        string[] available = [.. inherited.Union(WorkflowSchema.Texts(WorkflowSchema.Get(definition, "context")))];
        Note(key, available);
        foreach (string alternative in WorkflowSchema.Alternatives(definition))
        {
            Visit(alternative, key, available);
        }

        if (WorkflowSchema.Get(WorkflowSchema.Get(definition, "sequence"), "item-type") is { ValueKind: JsonValueKind.String } item)
        {
            Visit(item.GetString()!, key, available);
        }

        foreach ((string name, string value) in WorkflowSchema.Properties(definition))
        {
            Visit(value, key.Length == 0 ? name : key + "." + name, available);
        }

        // A value that is a plain text says nothing that its parent does not say.
        if (WorkflowSchema.Get(WorkflowSchema.Get(definition, "mapping"), "loose-value-type") is { ValueKind: JsonValueKind.String } loose
            && schema.Definition(loose.GetString()!).ValueKind == JsonValueKind.Object)
        {
            Visit(loose.GetString()!, $"{key}.<{Placeholders[key[(key.LastIndexOf('.') + 1)..]]}>", available);
        }

        _underWay.Remove(type);
    }

    private void Note(string key, string[] available)
    {
        if (available.Length > 0)
        {
            if (!_keys.TryGetValue(key, out SortedSet<string>? names))
            {
                _keys.Add(key, names = new SortedSet<string>(StringComparer.Ordinal));
            }

            names.UnionWith(available.Where(c => !Limits.Any(l => l.Context == c && key.EndsWith(l.Suffix, StringComparison.Ordinal))));
        }
    }
}
