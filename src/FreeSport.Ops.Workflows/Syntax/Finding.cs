using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>Something a rule found in a file.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="EndColumn">The column after its last character, on the same line.</param>
/// <param name="Message">What is wrong and what would be right; its language is chosen where it is shown.</param>
/// <param name="Usual">What other checkers say of it, where that differs: patterns that people wrote for them hold here, too. Null where it is the same.</param>
internal readonly record struct Finding(string Rule, FsFindingSeverity Severity, YamlPosition Start, int EndColumn, Message Message, Message? Usual = null)
{
    /// <summary>A finding on one node.</summary>
    public static Finding At(string rule, FsFindingSeverity severity, YamlNode node, Message message, Message? usual = null) =>
        new(rule, severity, node.Start, node.End.Line == node.Start.Line ? Math.Max(node.End.Column, node.Start.Column + 1) : node.Start.Column + 1, message, usual);

    /// <summary>A finding on one place.</summary>
    public static Finding At(string rule, FsFindingSeverity severity, YamlPosition place, Message message) =>
        new(rule, severity, place, place.Column + 1, message);
}
