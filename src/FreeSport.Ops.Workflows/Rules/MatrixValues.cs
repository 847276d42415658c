using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Compares values of a matrix.</summary>
internal static class MatrixValues
{
    /// <summary>The value on one line; values that mean the same are written the same.</summary>
    public static string Write(YamlNode node) => node switch
    {
        YamlScalar scalar => "\"" + scalar.Value + "\"",
        YamlSequence list => "[" + string.Join(", ", list.Items.Select(Write)) + "]",
        YamlMapping map => "{" + string.Join(", ", map.Entries.OrderBy(static e => e.Key.Value, StringComparer.OrdinalIgnoreCase).Select(static e => $"\"{e.Key.Value.ToLowerInvariant()}\": {Write(e.Value)}")) + "}",
        _ => string.Empty,
    };

    /// <summary>A value as <c>exclude</c> compares it: the case of letters and the way a number is written do not matter.</summary>
    public static string Compared(YamlScalar scalar) =>
        (scalar.Kind is YamlScalarKind.Whole or YamlScalarKind.Fraction ? NumberText.Write(NumberText.Read(scalar.Value)) : scalar.Value).ToLowerInvariant();

    /// <summary>True when a value has all that a filter of <c>exclude</c> asks for; what an expression gives may have it.</summary>
    public static bool Covers(YamlNode value, YamlNode filter)
    {
        if (IsOpen(filter) || IsOpen(value))
        {
            return true;
        }

        return (value, filter) switch
        {
            (YamlMapping map, YamlMapping wanted) => wanted.Entries.All(w => ValueOf(map, w.Key.Value) is { } has && Covers(has, w.Value)),
            (YamlSequence list, YamlSequence wanted) => list.Items.Count >= wanted.Items.Count && list.Items.Zip(wanted.Items, Covers).All(static c => c),
            (YamlScalar scalar, YamlScalar wanted) => Compared(scalar) == Compared(wanted),
            (_, YamlMapping { Entries.Count: 0 } or YamlSequence { Items.Count: 0 }) => true,
            _ => false,
        };
    }

    /// <summary>Whether an expression decides what a value is.</summary>
    public static bool IsOpen(YamlNode node) => node is YamlScalar scalar && ExpressionMarks.AreIn(scalar.Value);

    private static YamlNode? ValueOf(YamlMapping map, string key) =>
        map.Entries.FirstOrDefault(e => e.Key.Value.Equals(key, StringComparison.OrdinalIgnoreCase)).Value;
}
