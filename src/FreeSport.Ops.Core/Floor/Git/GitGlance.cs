using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>A quick look at a repository's refs for completion: files only, no program is run, nothing throws.</summary>
public static class GitGlance
{
    private const int MostRefs = 1000;

    private const int MostCommits = 30;

    private const string TagKind = "refs/tags/";

    private static readonly string[] Kinds = ["refs/heads/", TagKind, "refs/remotes/origin/"];

    /// <summary>The names of branches and tags, those of the server too.</summary>
    /// <param name="folder">Absolute path of a folder in the repository.</param>
    /// <returns>Names, each once; none where there is no repository.</returns>
    public static IReadOnlyList<string> Refs(string folder)
    {
        try
        {
            return Find(folder) is { CommonDirectory: { } git }
                ? [.. Packed(git).Concat(Loose(git, Kinds)).Where(static n => n != "HEAD").Distinct(StringComparer.Ordinal).Take(MostRefs)]
                : [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // Completion has no place to tell; the command that follows will.
            return [];
        }
    }

    /// <summary>The names of tags.</summary>
    /// <param name="folder">Absolute path of a folder in the repository.</param>
    /// <returns>Names; none where there is no repository.</returns>
    public static IReadOnlyList<string> Tags(string folder)
    {
        try
        {
            return Find(folder) is not { } found ? []
                : [.. (TextFileReader.ReadIfSmall(Path.Combine(found.CommonDirectory, "packed-refs"))?.Split('\n') ?? [])
                    .Select(static l => l.Trim().Split(' '))
                    .Where(static p => p.Length == 2 && p[1].StartsWith(TagKind, StringComparison.Ordinal))
                    .Select(static p => p[1].Substring(TagKind.Length))
                    .Concat(Loose(found.CommonDirectory, [TagKind]))
                    .Distinct(StringComparer.Ordinal).Take(MostRefs)];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // Completion has no place to tell; the command that follows will.
            return [];
        }
    }

    /// <summary>The commits that were checked out or fetched last.</summary>
    /// <param name="folder">Absolute path of a folder in the repository.</param>
    /// <returns>Whole ids, the newest first, at most thirty; none where there is no repository.</returns>
    public static IReadOnlyList<string> Commits(string folder)
    {
        try
        {
            if (Find(folder) is not { } found)
            {
                return [];
            }

            string remote = Path.Combine(found.CommonDirectory, "logs", "refs", "remotes", "origin");
            string[] logs = [.. Directory.Exists(remote) ? Directory.EnumerateFiles(remote, "*", SearchOption.AllDirectories) : [], Path.Combine(found.CommonDirectory, "logs", "HEAD")];
            return [.. logs.SelectMany(static log => Enumerable.Reverse(TextFileReader.ReadIfSmall(log)?.Split('\n') ?? []).Take(MostCommits))
                .Select(static l => l.Split(' '))
                .Where(static p => p.Length > 2 && p[1].Length >= 40)
                .Select(static p => p[1]).Distinct(StringComparer.Ordinal).Take(MostCommits)];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // Completion has no place to tell; the command that follows will.
            return [];
        }
    }

    /// <summary>The nearest folder upwards that looks like a repository's root.</summary>
    /// <param name="folder">Absolute path.</param>
    /// <returns>The folder, or null.</returns>
    public static string? RepositoryFolder(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            string mark = Path.Combine(at.FullName, ".git");
            if (Directory.Exists(mark) || File.Exists(mark))
            {
                return at.FullName;
            }
        }

        return null;
    }

    /// <summary>The repository around a folder, as its files tell.</summary>
    /// <param name="folder">Absolute path.</param>
    /// <returns>The repository; null where there is none.</returns>
    public static GitRepository? Find(string folder) =>
        RepositoryFolder(folder) is { } root && Common(Path.Combine(root, ".git")) is { } git ? new GitRepository(root, git) : null;

    // In a second working tree .git is a file that names a folder, which in turn names the one all share.
    private static string? Common(string git)
    {
        if (File.Exists(git))
        {
            string pointer = File.ReadAllText(git).Trim();
            if (PathText.Resolve(Path.GetDirectoryName(git)!, pointer.StartsWith("gitdir: ", StringComparison.Ordinal) ? pointer.Substring("gitdir: ".Length) : pointer) is not { } named)
            {
                return null;
            }

            git = named;
        }

        string common = Path.Combine(git, "commondir");
        string? shared = File.Exists(common) ? PathText.Resolve(git, File.ReadAllText(common).Trim()) : git;
        return Directory.Exists(shared) ? shared : null;
    }

    private static IEnumerable<string> Packed(string git) =>
        TextFileReader.ReadIfSmall(Path.Combine(git, "packed-refs"))?.Split('\n')
            .Select(static l => l.Trim().Split(' '))
            .Where(static p => p.Length == 2)
            .Select(static p => NameOf(p[1]))
            .OfType<string>() ?? [];

    private static IEnumerable<string> Loose(string git, string[] kinds) => kinds
        .Select(k => Path.Combine(git, k))
        .Where(Directory.Exists)
        .SelectMany(static d => Directory.EnumerateFiles(d, "*", SearchOption.AllDirectories).Select(f => f.Substring(d.Length).Replace('\\', '/')));

    private static string? NameOf(string full) => Kinds.FirstOrDefault(k => full.StartsWith(k, StringComparison.Ordinal)) is { } kind ? full.Substring(kind.Length) : null;
}
