namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>What GitHub allows an expression to take; the values of <c>ExpressionConstants</c> and <c>EvaluationOptions</c> in github.com/actions/runner.</summary>
public static class ExpressionLimits
{
    /// <summary>The greatest length of one expression, and of a whole text that holds one, in characters.</summary>
    public const int Length = 21_000;

    /// <summary>The greatest depth of one expression: operators, brackets, calls and properties within each other.</summary>
    public const int Depth = 50;

    /// <summary>What the values of one evaluation may take together, in bytes as GitHub counts them.</summary>
    public const int Memory = 1_048_576;

    /// <summary>The greatest depth of a value that is read from JSON or written to it.</summary>
    public const int JsonDepth = 100;

    /// <summary>What GitHub says of a text that holds an expression and is too long as a whole.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The message; null for a text that is not too long.</returns>
    internal static Message? OfWhole(string text) =>
        text.Length > Length ? Message.Of<ExpressionsTexts>(nameof(ExpressionsTexts.TooLong), Length) : null;
}
