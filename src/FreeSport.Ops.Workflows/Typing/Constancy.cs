using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Typing;

/// <summary>Tells whether an expression has the same value in every run.</summary>
internal static class Constancy
{
    public static bool IsConstant(ExpressionNode node) => node switch
    {
        LiteralNode => true,
        NotNode not => IsConstant(not.Operand),
        BinaryNode binary => IsConstant(binary.Left) && IsConstant(binary.Right),
        CallNode call => FunctionSignature.All.TryGetValue(call.Name, out FunctionSignature[]? overloads)
            && overloads.All(static o => o.IsPure) && call.Arguments.All(IsConstant),
        _ => false,
    };
}
