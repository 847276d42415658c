using System.Text.Json;

using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Terraform;

/// <summary>Finds the blocks of Terraform's language where it is written as JSON, as in <c>main.tf.json</c>.</summary>
internal static class HclJson
{
    private static readonly Dictionary<string, int> LabelsOf = new(StringComparer.Ordinal)
    {
        ["resource"] = 2,
        ["data"] = 2,
        ["module"] = 1,
        ["output"] = 1,
        ["variable"] = 1,
        ["provider"] = 1,
        ["backend"] = 1,
    };

    /// <summary>The blocks of the outermost level, in order.</summary>
    /// <param name="text">A file.</param>
    /// <returns>The blocks.</returns>
    /// <exception cref="FormatException">It is no JSON object; the message is the line.</exception>
    public static IReadOnlyList<HclBlock> Read(string text)
    {
        string json = text.TrimStart('\uFEFF');
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
            _ = document.RootElement.ValueKind == JsonValueKind.Object ? 0 : throw new FormatException("1");
        }
        catch (JsonException broken)
        {
            throw new FormatException(((broken.LineNumber ?? 0) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        // JSON is YAML, too, and that reader knows the lines.
        YamlReading reading = YamlReader.Read(json.Replace('\t', ' '));
        if (reading.Problems.Count > 0)
        {
            throw new FormatException(reading.Problems[0].Position.Line.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return [.. reading.Root.Entries().SelectMany(static e => Blocks(e.Key, [], e.Value, LabelsOf.TryGetValue(e.Key, out int labels) ? labels : 0))];
    }

    // A list stands for several blocks, at each level of labels.
    private static IEnumerable<HclBlock> Blocks(string type, string[] labels, YamlNode node, int more) => node switch
    {
        YamlSequence several => several.Items.SelectMany(one => Blocks(type, labels, one, more)),
        YamlMapping block when more == 0 => [new HclBlock(type, labels, block.Start.Line, Body(block, isTerraform: type == "terraform"))],
        YamlMapping named => named.Entries.Where(static e => e.Key.Value != "//").SelectMany(e => Blocks(type, [.. labels, e.Key.Value], e.Value, more - 1)
            .Select(b => more == 1 ? b with { Line = e.Key.Start.Line } : b)),
        _ => [],
    };

    private static string Body(YamlNode block, bool isTerraform) => string.Join("\n", block.Entries().SelectMany(e => isTerraform && e.Key is "backend" or "cloud" or "required_providers"
        ? Blocks(e.Key, [], e.Value, LabelsOf.TryGetValue(e.Key, out int labels) ? labels : 0).Select(static b => $"{b.Type}{string.Concat(b.Labels.Select(static l => " " + Quoted(l)))} {{\n{b.Body}\n}}")
        : [$"{e.Key} = {Expression(e.Value)}"]));

    private static string Expression(YamlNode value) => value switch
    {
        YamlMapping map => "{ " + string.Join(", ", map.Entries.Select(static e => $"{e.Key.Value} = {Expression(e.Value)}")) + " }",
        YamlSequence list => "[" + string.Join(", ", list.Items.Select(Expression)) + "]",
        YamlScalar { IsPlain: true } plain => plain.Value,
        YamlScalar text => Quoted(text.Value),
        _ => "null",
    };

    // What a template holds is not looked into, and its quotes are none of the text's: it stands here as if it were none.
    private static string Quoted(string text) => "\"" + text.Replace("${", "$${").Replace("%{", "%%{").Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\r", "\\r") + "\"";
}
