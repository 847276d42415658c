using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Paths in the checked-out repository.</summary>
internal static class RepositoryPath
{
    /// <summary>A path and what is relative to it.</summary>
    public static string Join(string folder, string path) => folder is "" or "." ? path : folder.TrimEnd('/') + "/" + path;

    /// <summary>A path from the root of the repository, without <c>.</c> and <c>..</c>, empty for the root itself; null where it leads elsewhere or is filled in only in the run.</summary>
    public static string? Of(string path) =>
        path.IndexOfAny(['$', '~', '*', '?', '[', '{', '\\', ':', '`', '%', '\n']) >= 0 || path.StartsWith("/", StringComparison.Ordinal) || ExpressionMarks.AreIn(path)
            ? null : PathName.WithoutDots(path);
}
