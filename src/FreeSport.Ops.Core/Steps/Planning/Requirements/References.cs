using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Projects.Bmad;

namespace FreeSport.Ops.Core.Steps.Planning.Requirements;

/// <summary>What a document refers to: sources, links, addresses.</summary>
internal static class References
{
    private static readonly Regex Source = new(@"\[Source:\s*(?<to>[^\]\s]+)\s*\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Link = new(@"\]\(\s*<?(?<to>[^)\s>]+)>?[^)]*\)", RegexOptions.CultureInvariant);
    private static readonly Regex Address = new(@"https?://[^\s<>()\[\]""'`|]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Puts them into a requirement.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <param name="document">Its document.</param>
    public static void Fill(FsRequirement requirement, StoryDocument document)
    {
        string[] lines = [.. document.Markdown.Lines.Where(static l => l.IsProse).Select(static l => Regex.Replace(l.Text, "`[^`]*`", string.Empty, RegexOptions.CultureInvariant))];
        requirement.References =
        [
            .. lines.SelectMany(static l => Source.Matches(l).Cast<Match>().Concat(Link.Matches(l).Cast<Match>()))
                .Select(static m => m.Groups["to"].Value)
                .Where(static to => !to.StartsWith("#", StringComparison.Ordinal) && !to.Contains("://", StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal),
        ];
        requirement.Links =
        [
            .. requirement.Links,
            .. lines.SelectMany(static l => Address.Matches(l).Cast<Match>())
                .Select(static m => Uri.TryCreate(m.Value.TrimEnd('.', ',', ';', ':', '*'), UriKind.Absolute, out Uri? uri) ? uri : null)
                .OfType<Uri>()
                .Where(u => !requirement.Links.Contains(u))
                .Distinct(),
        ];
    }
}
