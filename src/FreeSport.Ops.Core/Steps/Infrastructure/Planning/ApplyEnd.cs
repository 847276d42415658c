namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>How a program that was applying a plan ended.</summary>
/// <param name="IsComplete">Whether it said that everything was done.</param>
/// <param name="Problems">What it said went wrong, without values.</param>
internal sealed record ApplyEnd(bool IsComplete, IReadOnlyList<string> Problems)
{
    /// <summary>Gets what to do; null for what is usual.</summary>
    public string? Remedy { get; init; }

    /// <summary>Gets the programs that took part.</summary>
    public IReadOnlyList<FsTool> Tools { get; init; } = [];
}
