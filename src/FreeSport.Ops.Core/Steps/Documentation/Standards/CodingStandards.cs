using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Documentation.Markdown;
using FreeSport.Ops.Core.Steps.Documentation.Pages;

namespace FreeSport.Ops.Core.Steps.Documentation.Standards;

/// <summary>The scripts keep the rules that the coding standards hold between <c>&lt;!-- fsops:rules --&gt;</c> and <c>&lt;!-- /fsops:rules --&gt;</c>; prose is not guessed at.</summary>
/// <param name="parser">Looks at scripts.</param>
internal sealed class CodingStandards(IScriptParser parser) : IDocumentationRule
{
    private const string Name = "coding-standards.md";

    private static readonly Regex Item = new(@"^\s*[-*+]\s+\**`?(?<rule>[A-Za-z]\w*)`?\**(?:\s*[:—–-].*)?$", RegexOptions.CultureInvariant);

    public void Check(DocumentationWorld world, DocumentationFindings findings)
    {
        DocumentationPage? page = world.Pages.FirstOrDefault(static p => Path.GetFileName(p.Path).Equals(Name, StringComparison.OrdinalIgnoreCase));
        string scripts = world.Project.GitPath("scripts");
        string[] files = [.. world.Files.Where(f => PathText.IsWithin(f, scripts) && f.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase)).OrderBy(static f => f, StringComparer.Ordinal)];
        if (page is null)
        {
            Skip(new FoundPlace(world.Project.Relative(world.Project.DocsPath)), DocumentationTexts.NoStandards, findings);
        }
        else if (files.Length == 0)
        {
            Skip(page.At(0), DocumentationTexts.NoScripts, findings);
        }
        else if (Rules(page, findings) is not { Count: > 0 } rules)
        {
            Skip(page.At(0), DocumentationTexts.NoRules, findings);
        }
        else
        {
            foreach (string file in files)
            {
                Script(world, file, rules, findings);
            }
        }
    }

    private static void Skip(FoundPlace place, string message, DocumentationFindings findings) =>
        findings.Add(FsDocumentationRule.CodingStandard, FsOutcome.Skipped, Name, place, message, DocumentationTexts.NoRulesRemedy);

    // Every name in the block is a rule; a name that is none would be a rule that nobody keeps.
    private HashSet<string> Rules(DocumentationPage page, DocumentationFindings findings)
    {
        HashSet<string> rules = new(StringComparer.OrdinalIgnoreCase);
        int start = page.Markdown.Comments.Where(static c => c.Text.StartsWith("fsops:rules", StringComparison.OrdinalIgnoreCase)).Select(static c => c.EndLine).FirstOrDefault();
        MarkdownComment? end = page.Markdown.Comments.FirstOrDefault(c => c.Line > start && c.Text.StartsWith("/fsops:rules", StringComparison.OrdinalIgnoreCase));
        for (int line = start + 1; start > 0 && end is not null && line < end.Line; line++)
        {
            if (Item.Match(page.Markdown.Lines[line - 1]) is not { Success: true } item)
            {
                continue;
            }

            string name = item.Groups["rule"].Value;
            if (parser.Rules.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                rules.Add(name);
            }
            else
            {
                findings.Add(FsDocumentationRule.Mark, FsOutcome.Failed, page.Path + ":" + line, page.At(line), DocumentationTexts.MarkRule.With(name, string.Join(", ", parser.Rules)), DocumentationTexts.NoRulesRemedy);
            }
        }

        return rules;
    }

    private void Script(DocumentationWorld world, string file, HashSet<string> rules, DocumentationFindings findings)
    {
        string shown = world.Shown(file);
        string text;
        try
        {
            text = TextFileReader.Read(Path.Combine(world.Project.Git.Repository?.Root ?? world.Project.Root, file));
        }
        catch (OpsException unreadable)
        {
            findings.Add(FsDocumentationRule.Unreadable, FsOutcome.Inconclusive, shown, new FoundPlace(shown), unreadable.Failure.Message, unreadable.Failure.Remedy);
            return;
        }

        foreach (ScriptFault fault in parser.Check(text, rules))
        {
            string subject = fault.Rule.Length > 0 ? shown + ": " + fault.Rule : shown;
            findings.Add(
                FsDocumentationRule.CodingStandard, FsOutcome.Failed, subject, new FoundPlace(shown, fault.Line, fault.Column),
                fault.Rule.Length > 0 ? DocumentationTexts.StandardBroken.With(shown, fault.Rule, fault.Text) : DocumentationTexts.NoPowerShell.With(shown, fault.Text), DocumentationTexts.StandardBrokenRemedy);
        }
    }
}
