using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Infrastructure;

/// <summary>Reads single facts out of YAML whose shape is known and may lack any of them.</summary>
internal static class YamlFacts
{
    /// <summary>What lies at the end of some keys; null where any is missing.</summary>
    public static YamlNode? At(this YamlNode? node, params string[] keys) => keys.Aggregate(node, static (at, key) => (at as YamlMapping)?.Find(key));

    /// <summary>A text; null where there is none.</summary>
    public static string? Text(this YamlNode? node) => node is YamlScalar { IsNull: false } scalar ? scalar.Value : null;

    public static IEnumerable<YamlNode> Items(this YamlNode? node) => (node as YamlSequence)?.Items ?? [];

    public static IEnumerable<(string Key, YamlNode Value)> Entries(this YamlNode? node) =>
        (node as YamlMapping)?.Entries.Select(static e => (e.Key.Value, e.Value)) ?? [];

    /// <summary>The texts of a list, or one alone.</summary>
    public static IEnumerable<string> Texts(this YamlNode? node) =>
        node is YamlSequence list ? list.Items.Select(static i => i.Text()).OfType<string>() : node.Text() is { } one ? [one] : [];

    /// <summary>Splits a text into its documents, each with empty lines in front, so that every line keeps its number.</summary>
    public static IEnumerable<string> Documents(string text)
    {
        string[] lines = text.Replace("\r\n", "\n").TrimStart('\uFEFF').Split('\n');
        int start = 0;
        for (int i = 0; i <= lines.Length; i++)
        {
            if (i == lines.Length || lines[i] == "---" || lines[i].StartsWith("--- ", StringComparison.Ordinal) || lines[i] == "...")
            {
                if (lines.Skip(start).Take(i - start).Any(static l => l.Trim() is { Length: > 0 } content && content[0] is not ('#' or '%')))
                {
                    yield return new string('\n', start) + string.Join("\n", lines.Skip(start).Take(i - start));
                }

                start = i + 1;
            }
        }
    }

    /// <summary>A node as one text, whatever the order of its keys and the way it is written.</summary>
    public static string Canonical(this YamlNode? node)
    {
        int budget = 200_000;
        return Canonical(node, ref budget);
    }

    // An alias is the node itself: what a few lines can stand for is bounded.
    private static string Canonical(YamlNode? node, ref int budget)
    {
        if (--budget < 0)
        {
            return string.Empty;
        }

        switch (node)
        {
            case YamlMapping map:
                List<string> entries = [];
                foreach (KeyValuePair<YamlScalar, YamlNode> entry in map.Entries.OrderBy(static e => e.Key.Value, StringComparer.Ordinal))
                {
                    entries.Add(entry.Key.Value + "\u0001" + Canonical(entry.Value, ref budget));
                }

                return "{" + string.Join("\u0002", entries) + "}";
            case YamlSequence list:
                List<string> items = [];
                foreach (YamlNode item in list.Items)
                {
                    items.Add(Canonical(item, ref budget));
                }

                return "[" + string.Join("\u0002", items) + "]";
            case YamlScalar scalar:
                return scalar.IsNull ? "~" : scalar.Value;
            default:
                return string.Empty;
        }
    }
}
