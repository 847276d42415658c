using System.Globalization;

using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>YAML as plain values: dictionaries, lists, texts, numbers, booleans and null.</summary>
internal static class PlainYaml
{
    /// <summary>The plain value of a node.</summary>
    public static object? Of(YamlNode? node) => node switch
    {
        YamlMapping map => map.Entries.ToDictionary(static e => e.Key.Value, static e => Of(e.Value), StringComparer.Ordinal),
        YamlSequence list => list.Items.Select(Of).ToList(),
        YamlScalar { Kind: YamlScalarKind.Null } => null,
        YamlScalar { Kind: YamlScalarKind.Boolean } flag => flag.Value is "true" or "True" or "TRUE",
        YamlScalar { Kind: YamlScalarKind.Whole } number when long.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) => whole,
        YamlScalar { Kind: YamlScalarKind.Fraction } number when double.TryParse(number.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double fraction) => fraction,
        YamlScalar text => text.Value,
        _ => null,
    };
}
