namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>Reads the plain form of a clone's own configuration, which spares a process of git; of any other form it says nothing.</summary>
internal static class GitConfigGlance
{
    private const string Origin = "[remote \"origin\"]";

    /// <summary>The address of <c>origin</c>; null where only git can tell.</summary>
    public static string? OriginUrl(GitRepository repository)
    {
        try
        {
            return TextFileReader.ReadIfSmall(Path.Combine(repository.CommonDirectory, "config")) is { } text ? OriginUrl(text) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // git says why.
            return null;
        }
    }

    /// <summary>The same of a configuration's text. Another file that it takes in, a second address and anything quoted are left to git.</summary>
    public static string? OriginUrl(string text)
    {
        string[] lines = [.. text.Split('\n').Select(static l => l.Trim())];
        if (lines.Any(static l => Names(l, "[include") || Names(l, "worktreeConfig")) || lines.Count(static l => Names(l, "[remote \"origin")) != 1)
        {
            return null;
        }

        string[] urls = [.. lines.SkipWhile(static l => l != Origin).Skip(1).TakeWhile(static l => !Names(l, "[")).Where(static l => Names(l, "url"))];
        return urls.Length == 1 && urls[0].Split(['='], 2) is [{ } key, { } value] && key.Trim() == "url" && value.IndexOfAny(['"', '\\', '#', ';']) < 0
            ? value.Trim()
            : null;
    }

    private static bool Names(string line, string beginning) => line.StartsWith(beginning, StringComparison.OrdinalIgnoreCase);
}
