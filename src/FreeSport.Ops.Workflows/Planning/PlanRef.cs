namespace FreeSport.Ops.Workflows.Planning;

/// <summary>A full git ref, such as <c>refs/heads/main</c>.</summary>
/// <param name="Full">The ref; empty when it is not known.</param>
internal readonly record struct PlanRef(string Full)
{
    private const string Heads = "refs/heads/";

    private const string Tags = "refs/tags/";

    public bool IsKnown => Full.Length > 0;

    public bool IsBranch => Full.StartsWith(Heads, StringComparison.Ordinal);

    public bool IsTag => Full.StartsWith(Tags, StringComparison.Ordinal);

    public string Name => IsBranch ? Full.Substring(Heads.Length)
        : IsTag ? Full.Substring(Tags.Length)
        : Full.StartsWith("refs/", StringComparison.Ordinal) ? Full.Substring("refs/".Length)
        : Full;

    /// <summary>A ref as a person writes it; a bare name is a branch.</summary>
    public static PlanRef Of(string? written) => new(
        string.IsNullOrEmpty(written) || written!.StartsWith("refs/", StringComparison.Ordinal) ? written ?? string.Empty : Heads + written);
}
