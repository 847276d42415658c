using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>What a person, and not the project, tells git to pass over and to read files through.</summary>
/// <param name="Exclusions">Paths of lists of exclusions; they need not exist.</param>
/// <param name="Filters">The names of the filters that are not known to keep every change.</param>
internal sealed record PersonalSettings(IReadOnlyList<string> Exclusions, IReadOnlyList<string> Filters)
{
    private const string Excludes = "core.excludesfile";

    /// <summary>Asks git for them.</summary>
    /// <param name="git">Reads the settings.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="cancellationToken">Stops git.</param>
    public static async Task<PersonalSettings> FindAsync(GitReader git, GitRepository repository, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> set = await git.PathsSetAsync(repository, @"^(core\.excludesfile|filter\..*\.(clean|process))$", cancellationToken).ConfigureAwait(false);
        string excludes = set.TryGetValue(Excludes, out string? file) && file.Length > 0 ? Path.Combine(repository.Root, file) : Path.Combine(PathText.FolderOf("XDG_CONFIG_HOME", PathText.OfPerson(".config")), "git", "ignore");
        return new PersonalSettings([Path.Combine(repository.CommonDirectory, "info", "exclude"), excludes], PersonalFilters.Of(set));
    }
}
