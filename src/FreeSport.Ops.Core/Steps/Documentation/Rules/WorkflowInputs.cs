using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Steps.Documentation.Markdown;
using FreeSport.Ops.Core.Steps.Documentation.Pages;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Core.Steps.Documentation.Rules;

/// <summary>Commands and tables give a workflow only what its dispatch takes.</summary>
internal sealed class WorkflowInputs : IDocumentationRule
{
    private static readonly Regex Pair = new(@"\A(?<name>[A-Za-z_]\w*)=[^=]", RegexOptions.CultureInvariant);

    public void Check(DocumentationWorld world, DocumentationFindings findings)
    {
        foreach (DocumentationPage page in world.Pages.Where(static p => !p.IsPlan && !p.IsHistory))
        {
            foreach (WorkflowCommand command in WorkflowCommand.In(page).Where(static c => c.IsRun))
            {
                Command(world, page, command, findings);
            }

            foreach (MarkdownRow row in page.Markdown.Tables.SelectMany(static t => t.Rows))
            {
                if (WorkflowLists.RowMention(row) is { } mention && world.Workflow(mention.File) is { IsReadable: true } workflow)
                {
                    foreach (string input in row.Cells.SelectMany(static c => TriggerGrammar.Read(c, out _)).SelectMany(static p => p.Inputs))
                    {
                        Input(workflow, input, page.At(row.Line), findings);
                    }
                }
            }
        }

        // The same input, said elsewhere as name=value.
        foreach (DocumentationPage page in world.Pages)
        {
            foreach (MarkdownBlock block in page.Statements)
            {
                foreach (CodeSpan span in block.Spans.Where(static s => Pair.IsMatch(s.Text)))
                {
                    foreach (DocumentedWorkflow workflow in world.Workflows)
                    {
                        findings.AddPlace(FsDocumentationRule.WorkflowInput, workflow.File + ": " + Pair.Match(span.Text).Groups["name"].Value, page.At(block, span.Index));
                    }
                }
            }
        }
    }

    private static void Command(DocumentationWorld world, DocumentationPage page, WorkflowCommand command, DocumentationFindings findings)
    {
        if (world.Workflow(command.Workflow) is not { IsReadable: true } workflow)
        {
            return;
        }

        FoundPlace place = page.At(command.Line, command.Column);
        if (workflow.Inputs is not { } inputs)
        {
            findings.Add(
                FsDocumentationRule.WorkflowInput, FsOutcome.Failed, workflow.File, place,
                DocumentationTexts.NotDispatched.With(workflow.File), DocumentationTexts.NotDispatchedRemedy.With(workflow.Path));
            return;
        }

        foreach (GivenInput given in command.Inputs)
        {
            FoundPlace at = page.At(given.Line, given.Column);
            Input(workflow, given.Name, at, findings);
            InputSyntax? known = inputs.FirstOrDefault(i => i.Name.Value == given.Name);
            bool isPlaceholder = given.Value.Length == 0 || given.Value[0] is '<' or '$' or '{';
            string[] options = known is { Options.Count: > 0 } ? [.. known.Options.Select(static o => o.Value)] : known?.Type == InputType.Boolean ? ["true", "false"] : [];
            if (!isPlaceholder && options.Length > 0 && !options.Contains(given.Value))
            {
                findings.Add(
                    FsDocumentationRule.WorkflowInput, FsOutcome.Failed, $"{workflow.File}: {given.Name}={given.Value}", at,
                    DocumentationTexts.InputValue.With(workflow.File, given.Name, given.Value, string.Join(", ", options)), DocumentationTexts.InputRemedy.With(workflow.Path));
            }
        }

        foreach (InputSyntax missing in inputs.Where(i => i.IsRequired && i.Default is null && command.Inputs.All(g => g.Name != i.Name.Value)))
        {
            findings.Add(
                FsDocumentationRule.WorkflowInput, FsOutcome.Failed, workflow.File + ": " + missing.Name.Value, place,
                DocumentationTexts.InputNotGiven.With(workflow.File, missing.Name.Value), DocumentationTexts.InputRemedy.With(workflow.Path));
        }
    }

    private static void Input(DocumentedWorkflow workflow, string input, FoundPlace place, DocumentationFindings findings)
    {
        if (workflow.Inputs?.Any(i => i.Name.Value == input) != true)
        {
            string known = string.Join(", ", (workflow.Inputs ?? []).Select(static i => i.Name.Value));
            findings.Add(
                FsDocumentationRule.WorkflowInput, FsOutcome.Failed, workflow.File + ": " + input, place,
                known.Length > 0 ? DocumentationTexts.InputUnknown.With(workflow.File, input, known) : DocumentationTexts.NoInputs.With(workflow.File, input),
                DocumentationTexts.InputRemedy.With(workflow.Path));
        }
    }
}
