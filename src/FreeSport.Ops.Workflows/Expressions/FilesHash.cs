namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>What <c>hashFiles</c> is worth.</summary>
/// <param name="Value">64 hexadecimal digits, an empty string when no file matches, or an unknown value; null when there is a problem.</param>
/// <param name="Problem">Why nothing could be hashed, in the reader's language; null when all is well.</param>
public readonly record struct FilesHash(ExpressionValue? Value, Message? Problem);
