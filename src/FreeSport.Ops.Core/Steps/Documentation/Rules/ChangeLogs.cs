using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Documentation.Pages;

namespace FreeSport.Ops.Core.Steps.Documentation.Rules;

/// <summary>A log of releases names each once, and as tags or deployments have them.</summary>
/// <param name="releases">The tags of the repository, or the releases that were deployed; null when they cannot be told.</param>
/// <param name="source">What the configuration says that releases are.</param>
internal sealed class ChangeLogs(IReadOnlyCollection<string>? releases, ReleaseSource source) : IDocumentationRule
{
    private static readonly Regex Entry = new(@"^\s*(?:[-*+]\s+)?\**TAG\**\s*[=:]\s*`?(?<tag>[\w.-]+)`?\s*$|^#{2,3}\s+\[?(?<tag>v?\d+\.\d+(?:\.\d+)?[\w.-]*)\]?(?:\s|$)", RegexOptions.CultureInvariant);
    private static readonly Regex Unreleased = new(@"\A(?:unreleased|next)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public void Check(DocumentationWorld world, DocumentationFindings findings)
    {
        foreach (DocumentationPage page in world.Pages.Where(static p => p.IsHistory))
        {
            List<(string Tag, int Line)> entries = [];
            for (int i = 0; i < page.Markdown.Lines.Count; i++)
            {
                if (Entry.Match(page.Markdown.Lines[i]) is { Success: true } entry && !Unreleased.IsMatch(entry.Groups["tag"].Value))
                {
                    entries.Add((entry.Groups["tag"].Value, i + 1));
                }
            }

            foreach (IGrouping<string, (string Tag, int Line)> twice in entries.GroupBy(static e => e.Tag, StringComparer.Ordinal).Where(static g => g.Count() > 1))
            {
                foreach ((_, int line) in twice.Reverse())
                {
                    findings.Add(FsDocumentationRule.ChangeLog, FsOutcome.Failed, twice.Key, page.At(line), DocumentationTexts.LoggedTwice.With(twice.Key), DocumentationTexts.LoggedTwiceRemedy.With(twice.Key));
                }
            }

            // Where the repository has no tags and nothing says that they are the releases, these are told by something else.
            if (entries.Count > 0 && releases is not null && (releases.Count > 0 || source != ReleaseSource.Unsaid))
            {
                Compare(page, entries, releases, findings);
            }
        }
    }

    private void Compare(DocumentationPage page, List<(string Tag, int Line)> entries, IReadOnlyCollection<string> known, DocumentationFindings findings)
    {
        bool isDeployed = source == ReleaseSource.Deployments;
        HashSet<string> names = new(known.Select(Plain), StringComparer.OrdinalIgnoreCase);
        foreach ((string tag, int line) in entries.Where(e => !names.Contains(Plain(e.Tag))))
        {
            findings.Add(
                FsDocumentationRule.ChangeLog, FsOutcome.Failed, tag, page.At(line),
                (isDeployed ? DocumentationTexts.LoggedNotDeployed : DocumentationTexts.LoggedNotTagged).With(tag), (isDeployed ? DocumentationTexts.LoggedNotDeployedRemedy : DocumentationTexts.LoggedNotTaggedRemedy).With(tag));
        }

        HashSet<string> logged = new(entries.Select(static e => Plain(e.Tag)), StringComparer.OrdinalIgnoreCase);
        foreach (string tag in known.Where(t => (isDeployed || Regex.IsMatch(t, @"\Av?\d", RegexOptions.CultureInvariant)) && !logged.Contains(Plain(t))))
        {
            findings.Add(
                FsDocumentationRule.ChangeLog, FsOutcome.Failed, tag, page.At(0),
                (isDeployed ? DocumentationTexts.DeployedNotLogged : DocumentationTexts.TaggedNotLogged).With(tag, page.Path), DocumentationTexts.TaggedNotLoggedRemedy.With(tag));
        }
    }

    private static string Plain(string tag) => tag.TrimStart('v', 'V');
}
