using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>Where a person, and not the project, tells git what to pass over and how to read files.</summary>
/// <param name="Exclusions">Paths of lists of exclusions; they need not exist.</param>
/// <param name="Attributes">Paths of lists of attributes; they need not exist.</param>
internal sealed record PersonalFiles(IReadOnlyList<string> Exclusions, IReadOnlyList<string> Attributes)
{
    /// <summary>Asks git for them.</summary>
    /// <param name="git">Reads the settings.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="cancellationToken">Stops git.</param>
    public static async Task<PersonalFiles> FindAsync(GitReader git, GitRepository repository, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> set = await git.PathsSetAsync(repository, "^core\\.(excludesfile|attributesfile)$", cancellationToken).ConfigureAwait(false);
        return new PersonalFiles(Both("exclude", "core.excludesfile", "ignore"), Both("attributes", "core.attributesfile", "attributes"));

        string[] Both(string own, string setting, string usual) =>
        [
            Path.Combine(repository.CommonDirectory, "info", own),
            set.TryGetValue(setting, out string? file) && file.Length > 0 && PathText.Resolve(repository.Root, file) is { } listed ? listed : Path.Combine(Home(), "git", usual),
        ];
    }

    private static string Home() => PathText.FolderOf("XDG_CONFIG_HOME", PathText.OfPerson(".config"));
}
