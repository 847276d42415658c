namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>Ids of commits as texts show them.</summary>
internal static class CommitId
{
    private const int Shown = 8;

    /// <summary>The beginning of an id, by which people know a commit; whatever is shorter stays as it is.</summary>
    public static string Short(string commit) => commit.Length > Shown ? commit.Substring(0, Shown) : commit;
}
