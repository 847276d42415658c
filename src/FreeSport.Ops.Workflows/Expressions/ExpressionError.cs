namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>What is wrong with an expression.</summary>
/// <param name="Kind">What sort of error it is.</param>
/// <param name="Message">What is wrong, in the reader's language and without the place.</param>
/// <param name="Start">Where the wrong part begins: an offset in characters in the text that was parsed.</param>
/// <param name="End">Behind the last character of the wrong part.</param>
public sealed record ExpressionError(ExpressionErrorKind Kind, Message Message, int Start, int End);
