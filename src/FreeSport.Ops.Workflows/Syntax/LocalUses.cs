using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>
/// A <c>uses</c> that names something of this repository: <c>./path</c>, or <c>$/path</c>, which is the repository that the
/// workflow itself lies in, at the same commit. Neither takes a ref.
/// </summary>
/// <remarks>Source: GitHub's workflow syntax reference, 2026-07.</remarks>
internal static class LocalUses
{
    /// <summary>How a path in the checked-out repository begins.</summary>
    public const string Here = "./";

    /// <summary>How a path in the workflow's own repository begins, at the workflow's own commit.</summary>
    public const string SameCommit = "$/";

    /// <summary>Whether a text names something of this repository.</summary>
    public static bool Is(string uses) => uses.StartsWith(Here, StringComparison.Ordinal) || IsOfSameCommit(uses);

    /// <summary>Whether a text names something of this repository, and is sure to be there.</summary>
    public static bool IsOfSameCommit(string uses) => uses.StartsWith(SameCommit, StringComparison.Ordinal);

    /// <summary>The path from the repository's root, as <c>./path</c>; null for what names something else.</summary>
    public static string? PathOf(string uses) => Is(uses) ? Here + uses.Substring(Here.Length) : null;

    /// <summary>As <see cref="PathOf(string)"/>; null, too, where an expression decides.</summary>
    public static string? PathOf(YamlScalar? uses) => uses is null || ExpressionMarks.AreIn(uses.Value) ? null : PathOf(uses.Value);
}
