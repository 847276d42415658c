namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>A word of an expression by its place, so that reading copies nothing.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first character.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="Number">Its value if it is a number.</param>
internal readonly record struct ExpressionToken(TokenKind Kind, int Start, int End, double Number = 0);
