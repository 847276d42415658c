using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Steps.Documentation.Markdown;
using FreeSport.Ops.Core.Steps.Documentation.Pages;

namespace FreeSport.Ops.Core.Steps.Documentation.Rules;

/// <summary>Sentences and tables that say which workflows an event starts, and that no other is started.</summary>
internal sealed class Statements : IDocumentationRule
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    // "No workflow runs on push to X, except Y".
    private static readonly Regex NoneBut = new(@"(?:ни\s+один\s+workflow\s+не\s+запускается|no\s+workflows?\s+(?:runs?|starts?|is\s+started))\s+(?:на|по|on)\s+(?<events>.+?)(?:[,;]?\s*(?:кроме|за\s+исключением|except(?:\s+for)?|but|other\s+than)\s+(?<but>.+))?\s*[.!]?\s*$", Options);

    // "Push to X starts only Y and Z"; without the word, more may start.
    private static readonly Regex Starts = new(@"^[\s\W]*(?<event>(?:push|пуш)\w*\s+.+?)\s+(?:запускает|запустил|стартует|starts?|started|triggers?|triggered)\s+(?<only>только|лишь|only)?\s*(?<what>.+)$", Options);

    // "Nothing else starts on push to X".
    private static readonly Regex NothingMore = new(@"(?:больше\s+)?(?:на|по)\s+(?<event>push\s+.+?)\s+(?:больше\s+)?(?:не\s+запускается\s+ничего|ничего\s+(?:больше\s+)?не\s+запускается)|nothing\s+(?:else|more)\s+(?:runs|starts)\s+on\s+(?<event>push\s+.+?)(?=[:;.,]|$)", Options);

    // "After a merge into X nothing starts".
    private static readonly Regex AfterMerge = new(@"(?:после\s+(?<event>(?:мёрдж|мердж|мерж|слияни|merge)\w*\s+(?:в|into|to)\s+\S+)\s+(?:не\s+запуст\w+\s+ни\s+одно\w+|ничего\s+не\s+запуск\w+|не\s+запуск\w+\s+ничего)|after\s+(?:a\s+|the\s+)?(?<event>merge\s+(?:into|to)\s+\S+?),?\s+(?:nothing|no\s+workflow)\s+(?:runs|starts|started))", Options);

    // "Checks on PRs to X no longer exist".
    private static readonly Regex ChecksGone = new(@"(?:проверки\s+на\s+(?<event>PR\s+(?:в|во)\s+\S+)\s+.*больше\s+не\s+(?:существуют|запускаются)|checks\s+on\s+(?<event>(?:PRs?|pull\s+requests?)\s+(?:to|into|against)\s+\S+)\s+.*no\s+longer\s+(?:exist|run))", Options);

    // "Checks run once, on PRs to X".
    private static readonly Regex ChecksOnly = new(@"проверки\s+(?:исполняются|выполняются|запускаются|гоняются)\s+(?:только|один\s+раз)\W+(?:на|при)\s+(?<event>PR\s+(?:в|во)\s+\S+?)(?=[\s.;,]|$)|checks\s+run\s+(?:only|once)\W+on\s+(?<event>(?:PRs?|pull\s+requests?)\s+(?:to|into|against)\s+\S+?)(?=[\s.;,]|$)", Options);

    private static readonly Regex EventColumn = new(@"^\W*(?:событи|event|когда|when)", Options);
    private static readonly Regex WorkflowColumn = new(@"запускается|runs|starts|workflow", Options);
    private static readonly Regex Nothing = new(@"^\W*(?:ничего|nothing|none|нет|—|-)\W*$", Options);
    private static readonly Regex Glue = new(@"\([^)]*\)|`[^`]*`|\[[^\]]*\]\([^)]*\)|[\s,;+&/]+|\b(?:и|and|затем|then)\b", Options);

    public void Check(DocumentationWorld world, DocumentationFindings findings)
    {
        if (world.Workflows.Any(static w => !w.IsReadable))
        {
            // What one that nobody can read starts on is not known; Test-FsWorkflow tells why it cannot be read.
            return;
        }

        foreach (DocumentationPage page in world.Pages)
        {
            foreach (MarkdownBlock block in page.Statements.Where(static b => b.Kind == MarkdownBlockKind.Paragraph))
            {
                Paragraph(world, page, block, findings);
            }

            foreach (MarkdownTable table in page.IsPlan || page.IsHistory ? [] : page.Markdown.Tables.Where(static t => t.Header.Count > 1 && EventColumn.IsMatch(t.Header[0]) && WorkflowColumn.IsMatch(t.Header[1])))
            {
                foreach (MarkdownRow row in table.Rows.Where(static r => r.Cells.Count > 1))
                {
                    Row(world, page, row, findings);
                }
            }
        }
    }

    private static void Paragraph(DocumentationWorld world, DocumentationPage page, MarkdownBlock block, DocumentationFindings findings)
    {
        WorkflowMention[] mentions = [.. WorkflowMentions.In(block)];
        foreach ((int index, string sentence) in Sentences.Of(block))
        {
            FoundPlace place = page.At(block, index + sentence.Length - sentence.TrimStart().Length);
            DocumentedWorkflow[] NamedIn(Group part) => [.. mentions.Where(m => m.Index >= index + part.Index && m.Index < index + part.Index + part.Length).Select(m => world.Workflow(m.File)).OfType<DocumentedWorkflow>()];

            if (NoneBut.Match(sentence) is { Success: true } none)
            {
                Only(world, none.Groups["events"].Value, NamedIn(none.Groups["but"]), place, findings);
            }
            else if (NothingMore.Match(sentence) is { Success: true } more)
            {
                Only(world, more.Groups["event"].Value, [.. mentions.Select(m => world.Workflow(m.File)).OfType<DocumentedWorkflow>()], place, findings);
            }
            else if (AfterMerge.Match(sentence) is { Success: true } after)
            {
                Only(world, after.Groups["event"].Value, [], place, findings);
            }
            else if (ChecksGone.Match(sentence) is { Success: true } gone)
            {
                Only(world, gone.Groups["event"].Value, [], place, findings);
            }
            else if (ChecksOnly.Match(sentence) is { Success: true } once)
            {
                Once(world, once.Groups["event"].Value, place, findings);
            }
            else if (Starts.Match(sentence) is { Success: true } starts)
            {
                DocumentedWorkflow[] named = NamedIn(starts.Groups["what"]);
                NotStarted(starts.Groups["event"].Value, named, place, findings);
                if (starts.Groups["only"].Success)
                {
                    Only(world, starts.Groups["event"].Value, named, place, findings);
                }
            }
        }
    }

    private static void Row(DocumentationWorld world, DocumentationPage page, MarkdownRow row, DocumentationFindings findings)
    {
        string what = row.Cells[1];
        DocumentedWorkflow[] named = [.. WorkflowMentions.In(row.Block).Where(m => what.IndexOf(m.File, StringComparison.Ordinal) >= 0).Select(m => world.Workflow(m.File)).OfType<DocumentedWorkflow>()];
        FoundPlace place = page.At(row.Line);
        NotStarted(row.Cells[0], named, place, findings);

        // A cell that says more than names of workflows may say more than we can read.
        if (Nothing.IsMatch(what) || (named.Length > 0 && Glue.Replace(what, string.Empty).Length == 0))
        {
            Only(world, row.Cells[0], named, place, findings);
        }
    }

    private static void Only(DocumentationWorld world, string events, DocumentedWorkflow[] named, FoundPlace place, DocumentationFindings findings)
    {
        IReadOnlyList<TriggerPhrase> said = TriggerGrammar.Read(events, out string? unknown);
        foreach (TriggerPhrase phrase in unknown is null ? said : [])
        {
            foreach (string branch in phrase.Branches ?? [string.Empty])
            {
                string what = branch.Length > 0 ? phrase.Event + ": " + branch : phrase.Event;
                string[] others = [.. world.Workflows.Where(w => Has(w, phrase, branch) && !named.Contains(w)).Select(static w => w.File)];
                if (others.Length > 0)
                {
                    findings.Add(
                        FsDocumentationRule.Trigger, FsOutcome.Failed, what, place,
                        DocumentationTexts.OthersStart.With(what, others.Length, string.Join(", ", others)), DocumentationTexts.OthersStartRemedy);
                }
            }
        }
    }

    // What checks pull requests to that branch is started by nothing else.
    private static void Once(DocumentationWorld world, string pullRequests, FoundPlace place, DocumentationFindings findings)
    {
        if (TriggerGrammar.Read(pullRequests, out _) is not [{ Branches: [var branch] } phrase])
        {
            return;
        }

        string[] again = [.. world.Workflows.Where(w => Has(w, phrase, branch) && (w.On("push") is not null || (w.PullRequest?.Branches?.Patterns ?? []).Any(p => p.Value != branch))).Select(static w => w.File)];
        if (again.Length > 0)
        {
            findings.Add(FsDocumentationRule.Trigger, FsOutcome.Failed, "pull_request only: " + branch, place, DocumentationTexts.ChecksAgain.With(branch, again.Length, string.Join(", ", again)), DocumentationTexts.OthersStartRemedy);
        }
    }

    private static void NotStarted(string events, DocumentedWorkflow[] named, FoundPlace place, DocumentationFindings findings)
    {
        IReadOnlyList<TriggerPhrase> said = TriggerGrammar.Read(events, out string? unknown);
        foreach (DocumentedWorkflow workflow in unknown is null && said.Count > 0 ? named : [])
        {
            if (!said.Any(p => (p.Branches ?? [string.Empty]).Any(b => Has(workflow, p, b))))
            {
                findings.Add(
                    FsDocumentationRule.Trigger, FsOutcome.Failed, workflow.File + " / " + said[0].Event, place,
                    DocumentationTexts.NotStarted.With(workflow.File, events.Trim()), DocumentationTexts.TriggerDiffersRemedy.With(workflow.Path));
            }
        }
    }

    private static bool Has(DocumentedWorkflow workflow, TriggerPhrase phrase, string branch) => phrase.Event switch
    {
        "push" or "pull_request" => branch.Length > 0 ? workflow.StartsOn(phrase.Event, branch) : workflow.On(phrase.Event) is not null,
        "schedule" => workflow.Outline.Triggers.Where(static t => t.Event == "schedule").SelectMany(static t => t.Schedules).Any(c => IsMeant(phrase, c)),
        _ => workflow.Triggers.Any(t => t.Event.Value == phrase.Event),
    };

    // Of the night is what starts between ten in the evening and six in the morning, in UTC as in Moscow.
    private static bool IsMeant(TriggerPhrase phrase, string cron) =>
        Triggers.TimeOf(cron) is not { } time || ((phrase.Time is not { } said || said == time) && (!phrase.IsNightly || time.Hours < 6 || time.Hours >= 19));
}
