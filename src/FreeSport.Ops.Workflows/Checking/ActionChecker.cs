using FreeSport.Ops.Workflows.Rules;
using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Checking;

/// <summary>Takes an action's file through the rules for what it says of itself and those for steps. Throws on nothing.</summary>
internal static class ActionChecker
{
    /// <summary>Everything the rules find, as they find it; its steps are those of the one job of the tree.</summary>
    /// <param name="action">The action, which has a file.</param>
    /// <param name="surroundings">What lies around it.</param>
    public static CheckedWorkflow Examine(LocalAction action, CheckSurroundings surroundings)
    {
        IReadOnlyList<Finding> problems = ActionSyntaxReader.Read(action.Text).Problems;
        if (action.Action is not { } syntax)
        {
            return new CheckedWorkflow(action.Text, null, problems);
        }

        YamlScalar place = syntax.Runs?.Key ?? new YamlScalar("runs", YamlScalarStyle.Plain, syntax.Start, syntax.Start);
        WorkflowSyntax tree = new() { Name = syntax.Name, Jobs = [new JobSyntax(place) { Steps = syntax.Steps }] };
        RuleContext context = new(action.Text, tree, surroundings) { Action = action };
        WorkflowChecker.Walk(context, Rules());
        return new CheckedWorkflow(action.Text, tree, [.. problems, .. context.Findings]);
    }

    /// <summary>The errors of actions, told by their settings, each with its file.</summary>
    /// <param name="paths">The folders of those that are used; what composite ones among them use counts, too.</param>
    /// <param name="surroundings">What lies around them.</param>
    public static IEnumerable<(string Path, Finding Error)> ErrorsOfUsed(IEnumerable<string> paths, CheckSurroundings surroundings) =>
        from action in surroundings.Actions?.Reached(paths) ?? []
        let path = action.File!.Substring(LocalUses.Here.Length)
        from finding in surroundings.Actions!.ProblemsOf(action, a => Examine(a, surroundings).Settle(surroundings.Settings, path).Told)
        where finding.Severity == FsFindingSeverity.Error
        select (path, finding);

    private static WorkflowRule[] Rules() =>
    [
        new ActionFileRule(), new IdRule(), new ShellNameRule(), new EnvironmentVariableRule(), new DeprecatedCommandsRule(), new IfConditionRule(),
        new ActionRule(), new LocalActionRule(), new ExpressionRule(), new LocalImageRule(),
    ];
}
