namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>
/// Filters that a person, and not the project, puts between files and git: <c>core.attributesFile</c> and
/// <c>.git/info/attributes</c>. What such a filter makes of a file may be anything, the committed content included.
/// </summary>
internal static class PersonalFilters
{
    private const string Attribute = "filter=";

    private static readonly char[] Blanks = [' ', '\t', '\r'];

    /// <summary>The names of the filters.</summary>
    /// <param name="files">Where the person keeps attributes.</param>
    /// <returns>Each once.</returns>
    public static IReadOnlyList<string> Of(PersonalFiles files) => [.. files.Attributes.SelectMany(Named).Distinct(StringComparer.Ordinal)];

    /// <summary>What keeps git from using the filters.</summary>
    /// <param name="filters">Their names.</param>
    /// <returns>Arguments that stand before git's command.</returns>
    public static string[] Off(IReadOnlyList<string> filters) =>
        [.. filters.SelectMany(static name => new[] { "-c", $"filter.{name}.clean=", "-c", $"filter.{name}.process=", "-c", $"filter.{name}.required=false" })];

    /// <summary>Which files of the index the filters stand before.</summary>
    /// <param name="filters">Their names.</param>
    /// <returns>What git takes for paths.</returns>
    public static string[] Paths(IReadOnlyList<string> filters) => [.. filters.Select(static name => $":(attr:filter={name})")];

    private static IEnumerable<string> Named(string file) => (TextFileReader.ReadIfSmall(file) ?? string.Empty).Split('\n')
        .Where(static line => line.TrimStart() is { Length: > 0 } said && said[0] != '#')
        .SelectMany(static line => line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Skip(1))
        .Where(static word => word.StartsWith(Attribute, StringComparison.Ordinal))
        .Select(static word => word.Substring(Attribute.Length));
}
