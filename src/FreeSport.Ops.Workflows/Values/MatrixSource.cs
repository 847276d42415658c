using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Values;

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
    public Message? Problem { get; init; }

    /// <summary>Gets a value indicating whether the problem is a value of another type than is asked for, which a check of types tells where it stands.</summary>
    public bool IsOfOtherType { get; init; }
}
