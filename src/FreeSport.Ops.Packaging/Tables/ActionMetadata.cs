using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FreeSport.Ops.Packaging.Tables;

/// <summary>What an <c>action.yml</c> declares, as columns of the table.</summary>
internal static class ActionMetadata
{
    /// <summary>Everything that follows the refs: runtime, name, outputs, inputs.</summary>
    public static string Columns(string text, ListedAction listed)
    {
        YamlMappingNode root = Parse(text);
        IEnumerable<string> outputs = Keys(root, "outputs");
        IEnumerable<string> inputs = Map(root, "inputs")?.Select(static i => Input(Name(i.Key), i.Value as YamlMappingNode)) ?? [];
        return string.Join('\t', (string[])
        [
            Runtime(Map(root, "runs")),
            TableFile.Flat(Text(root, "name") ?? listed.Name),
            TableFile.List([.. (listed.SetsAnyOutput ? outputs.Append("*") : outputs).Order(StringComparer.Ordinal)]),
            .. (listed.AcceptsAnyInput ? inputs.Append("*") : inputs).OrderBy(static i => i.TrimStart('!'), StringComparer.Ordinal),
        ]);
    }

    private static YamlMappingNode Parse(string text)
    {
        YamlStream stream = [];
        using StringReader reader = new(text);
        stream.Load(reader);
        return stream.Documents.FirstOrDefault()?.RootNode as YamlMappingNode ?? throw new InvalidDataException("An action is no mapping.");
    }

    // The first artifact actions and checkout were parts of the runner.
    private static string Runtime(YamlMappingNode? runs) => runs is null ? throw new InvalidDataException("An action has no runs.")
        : Text(runs, "using") is { } runtime ? runtime.ToLowerInvariant()
        : Text(runs, "plugin") is not null ? "plugin"
        : throw new InvalidDataException("An action has no runtime.");

    // GitHub asks for an input only if it has no default, even an empty one.
    private static string Input(string name, YamlMappingNode? declared)
    {
        bool isRequired = declared is not null
            && string.Equals(Text(declared, "required"), "true", StringComparison.OrdinalIgnoreCase)
            && Text(declared, "default") is null;
        string? message = declared is null ? null : Text(declared, "deprecationMessage");
        return $"{(isRequired ? "!" : string.Empty)}{name}{(message is null ? string.Empty : "~" + TableFile.Flat(message))}";
    }

    private static IEnumerable<string> Keys(YamlMappingNode node, string key) => Map(node, key)?.Children.Keys.Select(Name) ?? [];

    private static YamlMappingNode? Map(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out YamlNode? found) ? found as YamlMappingNode : null;

    // A plain nothing or null is no value; an empty text in quotes is one. A list or mapping is a value of another kind.
    private static string? Text(YamlMappingNode node, string key) => !node.Children.TryGetValue(key, out YamlNode? found) ? null
        : found is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" } ? null
        : found is YamlScalarNode scalar ? scalar.Value
        : string.Empty;

    private static string Name(YamlNode node) => node is YamlScalarNode { Value: { Length: > 0 } name } && !name.Any(static c => char.IsWhiteSpace(c) || ",~!*".Contains(c))
        ? name
        : throw new InvalidDataException($"The table cannot hold the name {node}.");
}
