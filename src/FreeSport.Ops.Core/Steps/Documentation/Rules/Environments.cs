using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Steps.Documentation.Markdown;
using FreeSport.Ops.Core.Steps.Documentation.Pages;

namespace FreeSport.Ops.Core.Steps.Documentation.Rules;

/// <summary>What pages say of GitHub's environments is what jobs ask for.</summary>
internal sealed class Environments : IDocumentationRule
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    // The English word is GitHub's own in Russian pages too; the Russian one means servers as well.
    private static readonly Regex Named = new(@"\benvironments?\s+(?:`(?<name>[\w-]+)`|\*\*(?<name>[\w-]+)\*\*)|(?:`(?<name>[\w-]+)`|\*\*(?<name>[\w-]+)\*\*)\s+environment\b", Options);
    private static readonly Regex OnlyOne = new(@"(?:\bодно|единственн\w+|\bone|\bsingle|\bonly)\s+(?<name>[\w-]+?)[-\s]+(?:окружени\w+|environment)\b", Options);
    private static readonly Regex Section = new(@"\benvironments?\b", Options);

    public void Check(DocumentationWorld world, DocumentationFindings findings)
    {
        (string Name, FoundPlace Place)[] used = [.. world.Workflows.SelectMany(static w => w.Outline.Jobs.Where(static j => j.Environment is not null).Select(j => (j.Environment!, new FoundPlace(w.Path, j.EnvironmentLine ?? j.Line))))];
        (string Name, FoundPlace Place)[] known = [.. used.Where(static u => u.Name.IndexOf("${{", StringComparison.Ordinal) < 0)];
        bool isAnyComputed = used.Length > known.Length || world.Workflows.Any(static w => !w.IsReadable);
        HashSet<string> names = new([.. known.Select(static k => k.Name), .. world.Workflows.SelectMany(Choices)], StringComparer.OrdinalIgnoreCase);
        HashSet<string> said = new(StringComparer.OrdinalIgnoreCase);
        List<FoundPlace> sections = [];
        foreach (DocumentationPage page in world.Pages)
        {
            foreach (MarkdownBlock block in page.Statements)
            {
                string flat = block.Text.Replace('\n', ' ');
                foreach (Match match in Named.Matches(flat))
                {
                    string name = match.Groups["name"].Value;
                    said.Add(name);
                    if (block.Kind == MarkdownBlockKind.Paragraph && Section.IsMatch(block.Heading))
                    {
                        sections.Add(page.At(block, match.Index));
                    }

                    if (names.Count > 0 && !names.Contains(name) && !isAnyComputed)
                    {
                        findings.Add(FsDocumentationRule.Environment, FsOutcome.Failed, name, page.At(block, match.Index), DocumentationTexts.EnvironmentUnknown.With(name, string.Join(", ", names)), DocumentationTexts.EnvironmentRemedy);
                    }
                }

                if (OnlyOne.Match(Sentences.Flat(block)) is { Success: true } only && names.Contains(only.Groups["name"].Value))
                {
                    foreach ((string name, FoundPlace place) in known.Where(k => !k.Name.Equals(only.Groups["name"].Value, StringComparison.OrdinalIgnoreCase)))
                    {
                        string message = DocumentationTexts.EnvironmentNotOnly.With(only.Groups["name"].Value, name, place.Path);
                        findings.Add(FsDocumentationRule.Environment, FsOutcome.Failed, name, page.At(block, only.Index), message, DocumentationTexts.EnvironmentRemedy);
                        findings.AddPlace(FsDocumentationRule.Environment, name, place);
                    }
                }
            }
        }

        // Only where a page has a section on environments: elsewhere nobody says that all are named.
        foreach ((string name, FoundPlace place) in sections.Count == 0 ? [] : known.Where(k => !said.Contains(k.Name)))
        {
            findings.Add(FsDocumentationRule.Environment, FsOutcome.Failed, name, sections[0], DocumentationTexts.EnvironmentUnnamed.With(name, place.Path), DocumentationTexts.EnvironmentRemedy);
            findings.AddPlace(FsDocumentationRule.Environment, name, sections[0]);
            findings.AddPlace(FsDocumentationRule.Environment, name, place);
        }
    }

    private static IEnumerable<string> Choices(DocumentedWorkflow workflow) =>
        (workflow.Inputs ?? []).Where(static i => i.Name.Value.IndexOf("env", StringComparison.OrdinalIgnoreCase) >= 0)
            .SelectMany(static i => i.Options.Select(static o => o.Value).Concat(i.Default is { IsNull: false } given ? [given.Value] : []));
}
