using System.Text.RegularExpressions;

namespace FreeSport.Ops.Workflows.Tables;

/// <summary>Actions whose service GitHub has ended: every run of them fails on github.com, whatever they are pinned by.</summary>
/// <remarks>Source: GitHub's changelog of 2024-04-16 (artifacts) and 2024-12-05 (cache).</remarks>
internal static class RetiredActions
{
    // The newest major version that fails, since when, and what to take.
    private static readonly Dictionary<string, (int Version, string Since, string Instead)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["actions/upload-artifact"] = (3, "2025-01-30", "actions/upload-artifact@v4"),
        ["actions/upload-artifact/merge"] = (3, "2025-01-30", "actions/upload-artifact/merge@v4"),
        ["actions/download-artifact"] = (3, "2025-01-30", "actions/download-artifact@v4"),
        ["actions/cache"] = (2, "2025-03-01", "actions/cache@v4"),
        ["actions/cache/restore"] = (2, "2025-03-01", "actions/cache/restore@v4"),
        ["actions/cache/save"] = (2, "2025-03-01", "actions/cache/save@v4"),
    };

    private static readonly Regex Version = new(@"\Av?(?<major>[0-9]{1,4})(\.|\z)", RegexOptions.CultureInvariant);

    // The version that people and their tools note behind a commit.
    private static readonly Regex Noted = new(@"#\s*(tag=|pin@)?v?(?<major>[0-9]{1,4})(\.[0-9]+)*\s*\z", RegexOptions.CultureInvariant);

    private static readonly Regex Commit = new(@"\A[0-9a-fA-F]{40}\z", RegexOptions.CultureInvariant);

    /// <summary>Whether a step uses one.</summary>
    /// <param name="uses"><c>owner/name[/path]@ref</c>.</param>
    /// <param name="line">Gives the line it stands on: behind a commit, a comment there tells the version.</param>
    /// <returns>Since when, and what to take instead; null for any other action, and for a commit whose version nobody noted.</returns>
    public static (string Since, string Instead)? Find(string uses, Func<string> line)
    {
        int at = uses.IndexOf('@');
        if (at < 0 || !Known.TryGetValue(uses.Substring(0, at), out (int Version, string Since, string Instead) known))
        {
            return null;
        }

        string held = uses.Substring(at + 1);
        Match version = Commit.IsMatch(held) ? Noted.Match(line().TrimEnd()) : Version.Match(held);
        return version.Success && int.Parse(version.Groups["major"].Value, System.Globalization.CultureInfo.InvariantCulture) <= known.Version ? (known.Since, known.Instead) : null;
    }
}
