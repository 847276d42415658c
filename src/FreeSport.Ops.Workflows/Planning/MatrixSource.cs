using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>A matrix with all its expressions evaluated.</summary>
/// <param name="Rows">Names with their values, in order.</param>
/// <param name="Includes">The entries of <c>include</c>.</param>
/// <param name="Excludes">The entries of <c>exclude</c>.</param>
internal sealed record MatrixSource(
    IReadOnlyList<KeyValuePair<string, IReadOnlyList<ExpressionValue>>> Rows, IReadOnlyList<ExpressionMembers> Includes, IReadOnlyList<ExpressionMembers> Excludes)
{
    /// <summary>Gets what the matrix depends on and nobody knows yet; null when all is known.</summary>
    public string? Unknown { get; init; }

    /// <summary>Gets why GitHub would refuse it; null when it would not.</summary>
    public string? Problem { get; init; }
}
