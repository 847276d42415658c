namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>What an expression is worth, or why it is worth nothing; exactly one of the two is there.</summary>
/// <param name="Value">The value, which may be unknown.</param>
/// <param name="Error">The error.</param>
public readonly record struct ExpressionResult(ExpressionValue? Value, ExpressionError? Error);
