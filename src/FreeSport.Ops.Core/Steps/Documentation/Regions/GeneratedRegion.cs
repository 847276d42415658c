namespace FreeSport.Ops.Core.Steps.Documentation.Regions;

/// <summary>A region of a page.</summary>
/// <param name="Kind">What stands in it.</param>
/// <param name="Language">The language its mark asks for; null for the page's own.</param>
/// <param name="BeginLine">The line of its first mark, counted from 1.</param>
/// <param name="EndLine">The line of its last mark.</param>
internal sealed record GeneratedRegion(FsDocumentationRegion Kind, string? Language, int BeginLine, int EndLine)
{
    /// <summary>Gets the name that marks have for it.</summary>
    public string Name => NameOf(Kind);

    /// <summary>Gets the names of all regions.</summary>
    public static string Names { get; } = string.Join(", ", Enum.GetValues(typeof(FsDocumentationRegion)).Cast<FsDocumentationRegion>().Skip(1).Select(NameOf));

    public static string NameOf(FsDocumentationRegion kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Whether a line lies between its marks.</summary>
    public bool Holds(int line) => line > BeginLine && line < EndLine;
}
