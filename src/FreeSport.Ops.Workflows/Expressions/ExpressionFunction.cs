namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>A function that can be called in an expression.</summary>
/// <param name="Name">Its name; the language ignores its case.</param>
/// <param name="Least">The least number of arguments.</param>
/// <param name="Most">The greatest number of arguments.</param>
public sealed record ExpressionFunction(string Name, int Least, int Most)
{
    /// <summary>The greatest number of arguments GitHub allows where it names no other.</summary>
    public const int MostArguments = 255;

    /// <summary>The functions that exist everywhere.</summary>
    public static IReadOnlyList<ExpressionFunction> Everywhere { get; } =
    [
        new("case", 3, MostArguments),
        new("contains", 2, 2),
        new("endsWith", 2, 2),
        new("format", 1, MostArguments),
        new("fromJSON", 1, 1),
        new("join", 1, 2),
        new("startsWith", 2, 2),
        new("toJSON", 1, 1),
    ];

    /// <summary>The functions that exist in the <c>if</c> of jobs and steps; a job may name jobs in <c>success</c> and <c>failure</c>.</summary>
    public static IReadOnlyList<ExpressionFunction> Status { get; } =
    [
        new("always", 0, 0),
        new("cancelled", 0, 0),
        new("failure", 0, MostArguments),
        new("success", 0, MostArguments),
    ];

    /// <summary>The function that exists where a runner has files.</summary>
    public static ExpressionFunction HashFiles { get; } = new("hashFiles", 1, MostArguments);
}
