using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Git;

/// <summary>A quick look at a repository's refs for completion: files only, no program is run, nothing throws.</summary>
public static class GitGlance
{
    private const int MostRefs = 1000;

    private static readonly string[] Kinds = ["refs/heads/", "refs/tags/", "refs/remotes/origin/"];

    /// <summary>The names of branches and tags, those of the server too.</summary>
    /// <param name="folder">Absolute path of a folder in the repository.</param>
    /// <returns>Names, each once; none where there is no repository.</returns>
    public static IReadOnlyList<string> Refs(string folder)
    {
        try
        {
            return ProjectGlance.RepositoryFolder(folder) is { } root && Common(Path.Combine(root, ".git")) is { } git
                ? [.. Packed(git).Concat(Loose(git)).Where(static n => n != "HEAD").Distinct(StringComparer.Ordinal).Take(MostRefs)]
                : [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // Completion has no place to tell; the command that follows will.
            return [];
        }
    }

    // In a second working tree .git is a file that names a folder, which in turn names the one all share.
    private static string? Common(string git)
    {
        if (File.Exists(git))
        {
            string pointer = File.ReadAllText(git).Trim();
            git = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(git)!, pointer.StartsWith("gitdir: ", StringComparison.Ordinal) ? pointer.Substring("gitdir: ".Length) : pointer));
        }

        string common = Path.Combine(git, "commondir");
        git = File.Exists(common) ? Path.GetFullPath(Path.Combine(git, File.ReadAllText(common).Trim())) : git;
        return Directory.Exists(git) ? git : null;
    }

    private static IEnumerable<string> Packed(string git) =>
        TextFileReader.ReadIfSmall(Path.Combine(git, "packed-refs"))?.Split('\n')
            .Select(static l => l.Trim().Split(' '))
            .Where(static p => p.Length == 2)
            .Select(static p => NameOf(p[1]))
            .OfType<string>() ?? [];

    private static IEnumerable<string> Loose(string git) => Kinds
        .Select(k => Path.Combine(git, k))
        .Where(Directory.Exists)
        .SelectMany(static d => Directory.EnumerateFiles(d, "*", SearchOption.AllDirectories).Select(f => f.Substring(d.Length).Replace('\\', '/')));

    private static string? NameOf(string full) => Kinds.FirstOrDefault(k => full.StartsWith(k, StringComparison.Ordinal)) is { } kind ? full.Substring(kind.Length) : null;
}
