namespace FreeSport.Ops.Workflows.Globs;

/// <summary>A piece of a written pattern.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Index">Where it begins in the pattern.</param>
/// <param name="Text">The character or stars; of a set what stands in its brackets; empty for a <c>\</c> at the very end.</param>
/// <param name="IsClosed">False for a set whose bracket is missing.</param>
internal readonly record struct GlobToken(GlobTokenKind Kind, int Index, string Text, bool IsClosed = true);

/// <summary>The kinds of pieces.</summary>
internal enum GlobTokenKind
{
    /// <summary>A character that stands for itself.</summary>
    Character,

    /// <summary>A character after a <c>\</c>.</summary>
    Escaped,

    /// <summary>One or more <c>*</c>.</summary>
    Stars,

    /// <summary><c>?</c>: what is before it may be missing.</summary>
    Optional,

    /// <summary><c>+</c>: what is before it may stand again.</summary>
    Repeated,

    /// <summary><c>[...]</c>.</summary>
    Set,
}
