using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>
/// Filters between files and git. Which files have one may stand in the project's <c>.gitattributes</c>; the program is
/// always of a person's configuration, and what it makes of a file may be anything, the committed content included.
/// </summary>
internal static class PersonalFilters
{
    private const string Section = "filter.";

    // The programs that give different contents for different files, as git-lfs and git-crypt install themselves.
    private static readonly Regex KeepsEveryChange = new(
        @"^(git[- ]lfs (clean (-- )?%f|filter-process( --skip)?)|(""([^""]*[/\\])?git-crypt(\.exe)?""|([^ ""]*[/\\])?git-crypt(\.exe)?) clean( --key-name=[\w.-]+)?)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The filters that are not known to keep every change.</summary>
    /// <param name="settings">What <c>filter.NAME.clean</c> and <c>filter.NAME.process</c> are set to, by these keys.</param>
    /// <returns>Their names, each once.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyDictionary<string, string> settings) =>
    [
        .. settings.Where(static s => s.Key.StartsWith(Section, StringComparison.Ordinal) && s.Value.Length > 0 && !KeepsEveryChange.IsMatch(s.Value))
            .Select(static s => s.Key.Substring(Section.Length, s.Key.LastIndexOf('.') - Section.Length))
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>What keeps git from using filters.</summary>
    /// <param name="filters">Their names.</param>
    /// <returns>Arguments that stand before git's command.</returns>
    public static string[] Off(IReadOnlyList<string> filters) =>
        [.. filters.SelectMany(static name => new[] { "-c", $"filter.{name}.clean=", "-c", $"filter.{name}.process=", "-c", $"filter.{name}.required=false" })];

    /// <summary>The files that filters stand before.</summary>
    /// <param name="git">Reads the attributes.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="filters">The names of the filters.</param>
    /// <param name="paths">The files to ask for, below the repository's root.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Those of the paths that have one of the filters.</returns>
    /// <exception cref="Results.OpsException">git failed (<c>GitFailed</c>).</exception>
    public static async Task<HashSet<string>> FilteredAsync(GitReader git, GitRepository repository, IReadOnlyList<string> filters, IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        string answer = await git.ReadAsync(repository, ["check-attr", "-z", "--stdin", "filter"], string.Concat(paths.Select(static p => p + "\0")), cancellationToken).ConfigureAwait(false);
        string[] fields = answer.Split('\0');
        HashSet<string> found = new(StringComparer.Ordinal);
        for (int i = 0; i + 2 < fields.Length; i += 3)
        {
            if (filters.Contains(fields[i + 2]))
            {
                found.Add(fields[i]);
            }
        }

        return found;
    }
}
