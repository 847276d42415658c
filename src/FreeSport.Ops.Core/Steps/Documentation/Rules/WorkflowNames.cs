using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Steps.Documentation.Markdown;
using FreeSport.Ops.Core.Steps.Documentation.Pages;
using FreeSport.Ops.Core.Steps.Documentation.Regions;

namespace FreeSport.Ops.Core.Steps.Documentation.Rules;

/// <summary>Workflows that pages name exist; those that exist are named; none is called removed that is there.</summary>
internal sealed class WorkflowNames : IDocumentationRule
{
    private static readonly Regex Removed = new(@"удал[её]н\w*|больше\s+(?:не\s+существу\w+|нет)|упраздн[её]н\w*|\b(?:was|has\s+been|is|were)\s+(?:removed|deleted|retired)\b|no\s+longer\s+exists?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex OnPage = new(@"\bActions\W+(?:→|->|>|»)\W+(?:\*\*|""|«|`)(?<name>[^*""»`]+)(?:\*\*|""|»|`)", RegexOptions.CultureInvariant);

    public void Check(DocumentationWorld world, DocumentationFindings findings)
    {
        HashSet<string> named = new(StringComparer.Ordinal);
        foreach (DocumentationPage page in world.Pages)
        {
            foreach (MarkdownBlock block in page.Statements)
            {
                Mentions(world, page, block, named, findings);
            }

            foreach (WorkflowCommand command in WorkflowCommand.In(page))
            {
                Named(world, command.Workflow, page.At(command.Line, command.Column), named, findings);
            }
        }

        Unnamed(world, named, findings);
    }

    private static void Mentions(DocumentationWorld world, DocumentationPage page, MarkdownBlock block, HashSet<string> named, DocumentationFindings findings)
    {
        IReadOnlyList<WorkflowMention> mentions = WorkflowMentions.In(block);
        WorkflowMention? removed = RemovedOne(world, block, mentions);
        bool isInList = block.Kind == MarkdownBlockKind.Row && page.Markdown.Tables.Any(t => WorkflowLists.IsList(t) && t.Rows.Any(r => r.Block == block && WorkflowLists.RowMention(r) == (mentions.Count > 0 ? mentions[0] : null)));
        foreach (WorkflowMention mention in mentions)
        {
            if (world.Workflow(mention.File) is { } workflow)
            {
                if (mention == removed)
                {
                    findings.Add(
                        FsDocumentationRule.WorkflowNotRemoved, FsOutcome.Failed, workflow.File, page.At(block, mention.Index),
                        DocumentationTexts.WorkflowNotRemoved.With(workflow.File, workflow.Path), DocumentationTexts.WorkflowNotRemovedRemedy.With(workflow.Path));
                }
                else
                {
                    named.Add(workflow.File);
                }
            }
            else if (mention != removed && (mention.IsCertain || isInList) && !world.FilesNamed(mention.File).Any())
            {
                Missing(world, mention.File, page.At(block, mention.Index), findings);
            }
        }

        foreach (Match shown in OnPage.Matches(block.Text.Replace('\n', ' ')))
        {
            Named(world, shown.Groups["name"].Value.Trim(), page.At(block, shown.Groups["name"].Index), named, findings);
        }
    }

    // The workflow that stands nearest before the word; it may stand sentences before.
    private static WorkflowMention? RemovedOne(DocumentationWorld world, MarkdownBlock block, IReadOnlyList<WorkflowMention> mentions)
    {
        WorkflowMention[] workflows = [.. mentions.Where(m => m.IsCertain || world.Workflow(m.File) is not null)];
        return workflows.Length > 0 && Removed.Match(Sentences.Flat(block)) is { Success: true } word
            ? workflows.LastOrDefault(m => m.Index < word.Index) ?? workflows[0]
            : null;
    }

    private static void Named(DocumentationWorld world, string name, FoundPlace place, HashSet<string> named, DocumentationFindings findings)
    {
        if (world.Workflow(name) is { } workflow)
        {
            named.Add(workflow.File);
        }
        else if (name.Length > 0 && name.IndexOfAny(['<', '$', '{']) < 0 && !int.TryParse(name, out _))
        {
            Missing(world, name, place, findings);
        }
    }

    private static void Missing(DocumentationWorld world, string name, FoundPlace place, DocumentationFindings findings) => findings.Add(
        FsDocumentationRule.WorkflowMissing, FsOutcome.Failed, name, place,
        DocumentationTexts.WorkflowMissing.With(name, world.Project.Relative(world.Project.WorkflowsPath)),
        DocumentationTexts.WorkflowMissingRemedy.With(name, Nearest.Suggest(name, world.Workflows.Select(static w => w.File))));

    // Only where a page lists them: elsewhere nobody says that all are named.
    private static void Unnamed(DocumentationWorld world, HashSet<string> named, DocumentationFindings findings)
    {
        (DocumentationPage Page, MarkdownTable Table)[] lists = [.. world.Pages.Where(static p => !p.IsPlan).SelectMany(static p => p.Markdown.Tables.Where(WorkflowLists.IsList).Select(t => (p, t)))];
        if (lists.Length == 0)
        {
            return;
        }

        foreach (DocumentedWorkflow workflow in world.Workflows.Where(w => !named.Contains(w.File)))
        {
            // Where one of them is generated, that it is out of date is the cause.
            (DocumentationPage page, MarkdownTable table) = lists
                .OrderByDescending(static l => PageRegions.Of(l.Page.Markdown).All.Any(r => r.Holds(l.Table.Line)))
                .ThenByDescending(static l => l.Table.Rows.Count)
                .First();
            findings.Add(
                FsDocumentationRule.WorkflowUnnamed, FsOutcome.Failed, workflow.File, page.At(table.Line),
                DocumentationTexts.WorkflowUnnamed.With(workflow.Path), DocumentationTexts.WorkflowUnnamedRemedy.With(workflow.File, page.Path));
        }
    }
}
