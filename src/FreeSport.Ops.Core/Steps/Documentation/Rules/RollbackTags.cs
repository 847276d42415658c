using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Steps.Documentation.Pages;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Documentation.Rules;

/// <summary>Tags that people are told to deploy are tags that the build makes.</summary>
internal sealed class RollbackTags : IDocumentationRule
{
    private static readonly Regex TagInput = new(@"tag|version|release", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex Sha = new(@"\A<[^>]*(?:\bsha\b|коммит|commit|хеш|hash)[^>]*>\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex SaysShort = new(@"short|корот|7|семь|seven", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex TooLongOrShort = new(@"(?<input>\b\w*tag\w*\b)\W{1,12}\$\{\w+:0:(?<length>\d+)\}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex Example = new(@"(?:например|for\s+example|e\.g\.)\s+(?<sha>[0-9a-f]{7,40})(?![0-9a-f])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public void Check(DocumentationWorld world, DocumentationFindings findings)
    {
        foreach (DocumentedWorkflow workflow in world.Workflows.Where(static w => w.Inputs is not null))
        {
            ImageTags own = ImageTags.Of([workflow]);
            ImageTags tags = own.IsAnyKnown ? own : ImageTags.Of(world.Workflows);
            if (!tags.IsAnyKnown)
            {
                continue;
            }

            if (tags.HasShortShaOnly)
            {
                Workflow(workflow, tags, findings);
            }

            foreach (DocumentationPage page in world.Pages.Where(static p => !p.IsPlan && !p.IsHistory))
            {
                foreach (GivenInput given in WorkflowCommand.In(page).Where(c => c.IsRun && world.Workflow(c.Workflow) == workflow).SelectMany(static c => c.Inputs).Where(g => IsTag(workflow, g.Name)))
                {
                    Given(workflow, given, page.At(given.Line, given.Column), tags, findings);
                }
            }
        }
    }

    private static bool IsTag(DocumentedWorkflow workflow, string name) => TagInput.IsMatch(name) && workflow.Inputs!.Any(i => i.Name.Value == name);

    private static void Given(DocumentedWorkflow workflow, GivenInput given, FoundPlace place, ImageTags tags, DocumentationFindings findings)
    {
        if (Sha.IsMatch(given.Value))
        {
            if (tags.HasShortShaOnly && !SaysShort.IsMatch(given.Value))
            {
                Long(workflow, place, findings);
            }
        }
        else if (given.Value.Length > 0 && given.Value[0] is not ('<' or '$' or '{') && given.Value.Any(static c => char.IsLower(c) || char.IsDigit(c)) && tags.Makes(given.Value) == false)
        {
            findings.Add(
                FsDocumentationRule.RollbackTag, FsOutcome.Failed, given.Value, place,
                DocumentationTexts.TagNotMade.With(given.Value, workflow.File, tags.Shown), DocumentationTexts.TagRemedy.With(workflow.File));
        }
    }

    // What the workflow itself tells people: in the descriptions of its inputs and in what its scripts print.
    private static void Workflow(DocumentedWorkflow workflow, ImageTags tags, DocumentationFindings findings)
    {
        foreach (YamlScalar run in workflow.Syntax!.Jobs.SelectMany(static j => j.Steps).Select(static s => s.Run).OfType<YamlScalar>())
        {
            string[] lines = run.Value.Split('\n');
            for (int i = 0; i < lines.Length; i++)
            {
                if (TooLongOrShort.Match(lines[i]) is { Success: true } told && IsTag(workflow, told.Groups["input"].Value) && told.Groups["length"].Value != "7")
                {
                    Long(workflow, new FoundPlace(workflow.Path, run.Start.Line + (run.IsBlock ? 1 : 0) + i), findings);
                }
            }
        }

        foreach (InputSyntax input in workflow.Inputs!.Where(i => TagInput.IsMatch(i.Name.Value)))
        {
            if (input.Description is { } description && Example.Match(description.Value) is { Success: true } example && tags.Makes(example.Groups["sha"].Value) == false)
            {
                Long(workflow, new FoundPlace(workflow.Path, description.Start.Line), findings);
            }
        }
    }

    private static void Long(DocumentedWorkflow workflow, FoundPlace place, DocumentationFindings findings) => findings.Add(
        FsDocumentationRule.RollbackTag, FsOutcome.Failed, workflow.File, place,
        DocumentationTexts.TagIsShort.With(workflow.File), DocumentationTexts.TagIsShortRemedy.With(workflow.Path));
}
