using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Values;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>Decides the <c>if</c> of jobs and steps. Source: GitHub's reference of conditions and status functions.</summary>
internal static class ConditionJudge
{
    /// <summary>Whether something with this condition runs.</summary>
    /// <param name="condition">The condition; null when there is none, which is <c>success()</c>.</param>
    /// <param name="scope">What the condition can see.</param>
    /// <param name="notes">Takes what cannot be evaluated.</param>
    /// <param name="keptBack">What to say when <c>success()</c> is false.</param>
    public static PlanDecision Decide(YamlScalar? condition, PlanScope scope, PlanNotes notes, string keptBack)
    {
        bool asksStatus = false;
        ExpressionValue value = condition is null ? scope.Success : new PlanExpressions(scope, notes).Condition(condition, out asksStatus);
        return value.Truth switch
        {
            true => PlanDecision.Yes(condition is null ? PlanningTexts.NoCondition : PlanningTexts.ConditionTrue),
            false => PlanDecision.No(scope.Success.Truth == false && !asksStatus ? keptBack : PlanningTexts.ConditionFalse),
            _ => PlanDecision.Unknown(ValueDisplay.DependsOn(value)),
        };
    }
}
