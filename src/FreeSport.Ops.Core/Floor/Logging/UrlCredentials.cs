using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Floor.Logging;

/// <summary>Addresses that carry a password or token, as those of package indexes do.</summary>
internal static class UrlCredentials
{
    private static readonly Regex UserInfo = new(@"(?<=[A-Za-z][A-Za-z0-9+.-]*://)[^/\s@'""<>]+(?=@)", RegexOptions.CultureInvariant);

    private static readonly Regex Query = new(
        @"(?<=[?&](access_)?(token|key|password|secret|sig|signature|auth)=)[^&\s'""<>#]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>A text whose addresses have lost their credentials.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text.</returns>
    public static string Mask(string text) => Query.Replace(UserInfo.Replace(text, SecretRedactor.Mask), SecretRedactor.Mask);

    /// <summary>The credentials that stand in the addresses of a text, each part by itself.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>Users, passwords and tokens.</returns>
    public static IEnumerable<string> In(string text) => UserInfo.Matches(text).Cast<Match>()
        .SelectMany(static m => m.Value.Split([':'], 2))
        .Concat(Query.Matches(text).Cast<Match>().Select(static m => m.Value));
}
