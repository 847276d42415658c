using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Steps.Documentation.Markdown;
using FreeSport.Ops.Core.Steps.Documentation.Pages;

namespace FreeSport.Ops.Core.Steps.Documentation.Rules;

/// <summary>Pages name the secrets that workflows read, no others, and agree on where they lie.</summary>
internal sealed class Secrets : IDocumentationRule
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Regex Column = new(@"^\W*(?:секрет|secret)", Options);
    private static readonly Regex Name = new(@"\A[A-Za-z_][A-Za-z0-9_]{2,}\z", RegexOptions.CultureInvariant);
    private static readonly Regex Told = new(@"(?:секрет\w*|secrets?)\s+`(?<name>[A-Z][A-Z0-9_]{2,})`|`(?<name>[A-Z][A-Z0-9_]{2,})`\s+secret\b", Options);
    private static readonly Regex OfRepository = new(@"репозитор|repository", Options);
    private static readonly Regex OnlyInEnvironment = new(@"только\s+(?:внутри|в)\s+\S*\s*окружени|only\s+(?:inside|in|within)\s+\S*\s*(?:\S+\s+)?environment", Options);

    public void Check(DocumentationWorld world, DocumentationFindings findings)
    {
        HashSet<string> named = new(StringComparer.OrdinalIgnoreCase);
        List<(string Name, FoundPlace Place)> ofRepository = [], ofEnvironment = [];
        (DocumentationPage Page, MarkdownTable Table)? list = null;
        foreach (DocumentationPage page in world.Pages.Where(static p => !p.IsPlan && !p.IsHistory))
        {
            foreach (MarkdownTable table in page.Markdown.Tables.Where(static t => t.Header.Count > 0 && Column.IsMatch(t.Header[0])))
            {
                list ??= (page, table);
                foreach (MarkdownRow row in table.Rows)
                {
                    string name = row.Cells.Count > 0 ? row.Cells[0].Trim('`', ' ', '*') : string.Empty;
                    if (Name.IsMatch(name))
                    {
                        named.Add(name);
                        Unread(world, name, page.At(row.Line), findings);
                        if (OfRepository.IsMatch(table.Heading))
                        {
                            ofRepository.Add((name, page.At(row.Line)));
                        }
                    }
                }
            }

            foreach (MarkdownBlock block in page.Statements)
            {
                named.UnionWith(block.Spans.Select(static s => s.Text).Where(static t => Name.IsMatch(t)));
                foreach (Match told in Told.Matches(Sentences.Flat(block)))
                {
                    Group name = told.Groups["name"];
                    Unread(world, name.Value, page.At(block, name.Index), findings);
                    if (Sentences.Of(block).Any(s => s.Index <= name.Index && name.Index < s.Index + s.Text.Length && OnlyInEnvironment.IsMatch(s.Text)))
                    {
                        ofEnvironment.Add((name.Value, page.At(block, name.Index)));
                    }
                }
            }
        }

        Disagreeing(ofRepository, ofEnvironment, findings);
        Unnamed(world, named, list, findings);
    }

    private static void Unread(DocumentationWorld world, string name, FoundPlace place, DocumentationFindings findings)
    {
        bool isAnyRead = world.Workflows.Any(w => w.Outline.Secrets.Any(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase)));

        // Names that only a run knows may be any, and so may those of a file that cannot be read.
        if (!isAnyRead && world.Workflows.Count > 0 && world.Workflows.All(static w => w.IsReadable && w.Outline.ComputedNames.Length == 0))
        {
            findings.Add(FsDocumentationRule.Secret, FsOutcome.Failed, name, place, DocumentationTexts.SecretUnread.With(name), DocumentationTexts.SecretUnreadRemedy.With(name));
        }
    }

    private static void Disagreeing(List<(string Name, FoundPlace Place)> ofRepository, List<(string Name, FoundPlace Place)> ofEnvironment, DocumentationFindings findings)
    {
        foreach ((string name, FoundPlace place) in ofRepository)
        {
            foreach ((_, FoundPlace other) in ofEnvironment.Where(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                foreach (FoundPlace at in new[] { place, other })
                {
                    findings.Add(FsDocumentationRule.Contradiction, FsOutcome.Failed, name, at, DocumentationTexts.SecretScopes.With(name, place.Path, other.Path), DocumentationTexts.SecretScopesRemedy.With(name));
                }
            }
        }
    }

    private static void Unnamed(DocumentationWorld world, HashSet<string> named, (DocumentationPage Page, MarkdownTable Table)? list, DocumentationFindings findings)
    {
        if (list is not { } at)
        {
            return;
        }

        foreach (DocumentedWorkflow workflow in world.Workflows)
        {
            foreach (FsWorkflowReference read in workflow.Outline.Secrets.Where(s => !s.IsAutomatic && !named.Contains(s.Name)))
            {
                findings.Add(
                    FsDocumentationRule.Secret, FsOutcome.Failed, read.Name, new FoundPlace(workflow.Path, read.Line, read.Column),
                    DocumentationTexts.SecretUnnamed.With(read.Name, workflow.File), DocumentationTexts.SecretUnnamedRemedy.With(read.Name, at.Page.Path, at.Table.Line));
            }
        }
    }
}
