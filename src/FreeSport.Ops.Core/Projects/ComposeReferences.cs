using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Projects;

/// <summary>The compose files that a compose file brings in with <c>include</c> and <c>extends</c>.</summary>
internal static class ComposeReferences
{
    /// <summary>What one document of a file names, as absolute paths. What only a variable tells is left out.</summary>
    /// <param name="file">Absolute path of the file; paths in it are relative to its folder.</param>
    /// <param name="root">The document.</param>
    public static IEnumerable<string> Of(string file, YamlMapping root)
    {
        IEnumerable<YamlNode?> included = root.Find("include") is YamlSequence list ? list.Items.SelectMany(static i => Several(i is YamlMapping form ? form.Find("path") : i)) : [];
        IEnumerable<YamlNode?> extended = root.Find("services") is YamlMapping services
            ? services.Entries.Select(static s => ((s.Value as YamlMapping)?.Find("extends") as YamlMapping)?.Find("file"))
            : [];
        return included.Concat(extended)
            .OfType<YamlScalar>()
            .Where(static n => !n.IsNull && n.Value.IndexOf('$') < 0 && n.Value.IndexOf("://", StringComparison.Ordinal) < 0)
            .Select(n => PathText.Resolve(Path.GetDirectoryName(file)!, n.Value))
            .OfType<string>();
    }

    private static IReadOnlyList<YamlNode> Several(YamlNode? node) => node switch { null => [], YamlSequence list => list.Items, _ => [node] };
}
