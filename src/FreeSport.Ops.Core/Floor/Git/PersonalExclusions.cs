using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>What a person, and not the project, tells git to pass over: <c>core.excludesFile</c> and <c>.git/info/exclude</c>.</summary>
internal static class PersonalExclusions
{
    /// <summary>The untracked files that the project itself does not ignore, where a person ignores any.</summary>
    /// <param name="git">Reads the repository.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="settings">Where the person keeps exclusions.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Their paths; none where the person excludes nothing, because git then tells them anyway.</returns>
    /// <exception cref="OpsException">git failed (<c>GitFailed</c>).</exception>
    public static async Task<IReadOnlyList<string>> UntrackedAsync(GitReader git, GitRepository repository, PersonalSettings settings, CancellationToken cancellationToken)
    {
        if (!settings.Exclusions.Any(SaysAnything))
        {
            return [];
        }

        string list = await git.ReadAsync(repository, ["ls-files", "-o", "-z", "--exclude-per-directory=.gitignore"], input: null, cancellationToken).ConfigureAwait(false);
        return [.. list.Split(['\0'], StringSplitOptions.RemoveEmptyEntries).Where(static path => !path.EndsWith("/", StringComparison.Ordinal))];
    }

    // Who keeps a file too large to be read here says something in it.
    private static bool SaysAnything(string file) =>
        File.Exists(file) && (TextFileReader.ReadIfSmall(file) is not { } text || text.Split('\n').Any(static line => line.Trim() is { Length: > 0 } said && said[0] != '#'));
}
