using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Checking;

/// <summary>A workflow and what the rules found in it.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Workflow">Its tree; null when the text is no workflow.</param>
/// <param name="Findings">What was found, in no order.</param>
internal sealed record CheckedWorkflow(string Text, WorkflowSyntax? Workflow, IReadOnlyList<Finding> Findings)
{
    /// <summary>The findings in the order of the text, each once: those to tell, and those that the settings leave out.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="path">The file's path in the repository.</param>
    public (IReadOnlyList<Finding> Told, IReadOnlyList<Finding> LeftOut) Settle(CheckerSettings settings, string path)
    {
        HashSet<(string, YamlPosition, Message)> seen = [];
        ILookup<bool, Finding> settled = Findings
            .Where(f => seen.Add((f.Rule, f.Start, f.Message)))
            .OrderBy(static f => f.Start.Line)
            .ThenBy(static f => f.Start.Column)
            .ThenBy(static f => f.Rule, StringComparer.Ordinal)
            .ToLookup(f => settings.Ignores(path, f.Message) || (f.Usual is { } usual && settings.Ignores(path, usual)));
        return ([.. settled[false]], [.. settled[true]]);
    }
}
