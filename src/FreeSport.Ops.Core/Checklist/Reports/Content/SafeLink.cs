namespace FreeSport.Ops.Core.Checklist.Reports.Content;

/// <summary>Addresses that may be clicked.</summary>
internal static class SafeLink
{
    /// <summary>The address in its safe form; null where it is none that a reader should open.</summary>
    /// <param name="address">Any text.</param>
    public static string? Of(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && IsSafe(uri) && VisibleText.Of(uri.AbsoluteUri) == uri.AbsoluteUri ? uri.AbsoluteUri : null;

    /// <summary>The page of a commit; null where nothing tells the repository, or the id is none.</summary>
    /// <param name="repository">The repository's page.</param>
    /// <param name="commit">The commit's id.</param>
    public static string? Commit(string? repository, string? commit) =>
        Of(repository) is { } page && commit is { Length: >= 7 and <= 64 } && commit.All(static c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f')) ? page.TrimEnd('/') + "/commit/" + commit : null;

    private static bool IsSafe(Uri uri) => uri.UserInfo.Length == 0 && uri.Host.Length > 0 && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
