namespace FreeSport.Ops.Workflows.Typing;

/// <summary>Something in an expression that does not fit.</summary>
/// <param name="Start">Characters before it in the text the expression stands in.</param>
/// <param name="End">The index after it.</param>
/// <param name="Message">What is wrong, in the reader's language.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Usual">What other checkers say of it, where that differs.</param>
internal readonly record struct TypeProblem(int Start, int End, Message Message, FsFindingSeverity Severity, Message? Usual = null);
