using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Kubernetes;

/// <summary>Reads which objects kubectl would change or has changed, from answers that hold names alone.</summary>
internal static class KubectlAnswers
{
    // What diff -rq says of the folders that kubectl lays out: an object a file, as apps.v1.Deployment.shop.web.
    private static readonly Regex Changed = new(@"^Files .*[/\\]LIVE-[^/\\]+[/\\](?<name>\S+) and .* differ$", RegexOptions.CultureInvariant);
    private static readonly Regex Made = new(@"^Only in .*MERGED-[^:/\\]+: (?<name>\S+)$", RegexOptions.CultureInvariant);
    private static readonly Regex Told = new(@"^(?<kind>[a-z][a-z0-9]*)(\.[a-z0-9.-]+)?/(?<name>\S+) (?<what>created|configured|unchanged|serverside-applied|deleted|pruned)( \((server|client) dry run\))?$", RegexOptions.CultureInvariant);

    /// <summary>The objects that <c>kubectl diff</c> names, with what would happen to each.</summary>
    public static IReadOnlyList<(string Address, FsInfrastructureAction Action)> Differences(string output) =>
    [
        .. output.Split('\n').Select(static l => l.TrimEnd('\r')).SelectMany(static line =>
            Changed.Match(line) is { Success: true } changed ? new[] { (AddressOf(changed.Groups["name"].Value), FsInfrastructureAction.Update) }
            : Made.Match(line) is { Success: true } made ? [(AddressOf(made.Groups["name"].Value), FsInfrastructureAction.Create)]
            : []),
    ];

    /// <summary>What <c>kubectl apply</c> tells of one object; null for another line.</summary>
    public static (string Address, FsInfrastructureAction? Action)? Applied(string line) => Told.Match(line.Trim()) is not { Success: true } match ? null
        : ($"{match.Groups["kind"].Value}/{match.Groups["name"].Value}", match.Groups["what"].Value switch
        {
            "created" => FsInfrastructureAction.Create,
            "configured" or "serverside-applied" => FsInfrastructureAction.Update,
            "deleted" or "pruned" => FsInfrastructureAction.Delete,
            _ => null,
        });

    // apps.v1.Deployment.shop.web: the kind is the first part with a capital, a namespace may be empty.
    private static string AddressOf(string file)
    {
        string[] parts = file.Split('.');
        int kind = Array.FindIndex(parts, static p => p.Length > 0 && char.IsUpper(p[0]));
        return kind < 0 || kind + 2 >= parts.Length ? file : parts[kind].ToLowerInvariant() + "/" + string.Join(".", parts.Skip(kind + 2));
    }
}
