namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>An expression's tree, or why there is none; exactly one of the two is there.</summary>
/// <param name="Root">The whole expression.</param>
/// <param name="Error">The first error.</param>
public readonly record struct ExpressionParse(ExpressionNode? Root, ExpressionError? Error);
