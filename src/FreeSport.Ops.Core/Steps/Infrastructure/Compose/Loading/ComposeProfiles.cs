using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>The profiles that a compose file names.</summary>
public static class ComposeProfiles
{
    /// <summary>Reads them from a file as it is written.</summary>
    /// <param name="file">Absolute path.</param>
    /// <returns>Their names, in the order of the text; none for a file that cannot be read as YAML.</returns>
    /// <exception cref="Floor.Results.OpsException">The file cannot be read.</exception>
    public static IEnumerable<string> Of(string file) =>
        ((YamlReader.Read(TextFileReader.Read(file)).Root as YamlMapping)?.Find("services") as YamlMapping)?.Entries
            .Select(static s => (s.Value as YamlMapping)?.Find("profiles") as YamlSequence)
            .SelectMany(static p => p?.Items.OfType<YamlScalar>().Select(static i => i.Value) ?? [])
            .Distinct() ?? [];
}
