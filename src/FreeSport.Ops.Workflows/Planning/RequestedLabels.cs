using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Values;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>The labels a job asks of its runner.</summary>
internal static class RequestedLabels
{
    public static string[] Of(RunnerSyntax? runner, PlanExpressions expressions)
    {
        if (runner is null)
        {
            return [];
        }

        if (runner.LabelsExpression is not { } whole)
        {
            return [.. runner.Group is { } group ? [expressions.Show(group)] : (string[])[], .. runner.Labels.Select(expressions.Show)];
        }

        ExpressionValue value = expressions.Value(whole);
        return value.Kind switch
        {
            ExpressionValueKind.Array => [.. value.Items.Select(static i => i.ToText())],
            ExpressionValueKind.Object => [.. new[] { value.Members.Find("group"), value.Members.Find("labels") }.OfType<ExpressionValue>().Select(ValueDisplay.Show)],
            ExpressionValueKind.Unknown => [whole.Value.Trim()],
            _ => [value.ToText()],
        };
    }
}
