using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>Three-valued logic over values of the expression language.</summary>
internal static class PlanLogic
{
    /// <summary>True when both are, false when one is not, whatever the other is.</summary>
    public static ExpressionValue And(ExpressionValue left, ExpressionValue right) => (left.Truth, right.Truth) switch
    {
        (false, _) or (_, false) => ExpressionValue.False,
        (true, true) => ExpressionValue.True,
        _ => ExpressionValue.Depending(left, right),
    };

    public static FsPlanAnswer Answer(bool? truth) => truth switch
    {
        true => FsPlanAnswer.Yes,
        false => FsPlanAnswer.No,
        _ => FsPlanAnswer.Unknown,
    };
}
