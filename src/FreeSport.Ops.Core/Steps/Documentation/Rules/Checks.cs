using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Steps.Documentation.Markdown;
using FreeSport.Ops.Core.Steps.Documentation.Pages;

namespace FreeSport.Ops.Core.Steps.Documentation.Rules;

/// <summary>Checks that pages call required are made by workflows, on every pull request; pages agree on which and how many they are.</summary>
internal sealed class Checks : IDocumentationRule
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    private const string RequiredChecks = @"(?:required[-\s]*(?:чек\w*|проверк\w*|контекст\w*|(?:status\s+)?checks?|contexts?)|обязательн\w+\s+(?:чек\w*|проверк\w*|провер\w+))";

    private static readonly Regex Listed = new(RequiredChecks + @"[^:.«""]{0,40}:\s*(?<list>.+)", Options);
    private static readonly Regex Quoted = new(@"«(?<name>[^»]+)»|“(?<name>[^”]+)”|""(?<name>[^""]+)""|`(?<name>[^`]+)`", RegexOptions.CultureInvariant);
    private static readonly Regex Counted = new(@"(?<![\w.])(?<count>\d{1,3}|[а-яё]+|[a-z]+)\s+" + RequiredChecks, Options);
    private static readonly Regex CountedRow = new(@"^\W*" + RequiredChecks + @"\W*$", Options);
    private static readonly Regex NotRequired = new(@"(?:\bне|\bnot|non)[\s-]+(?:required|обязател)", Options);
    private static readonly Regex Required = new(@"\((?:required|обязательн\w+)\)|\brequired\b", Options);
    private static readonly Regex JobNamed = new(@"\bjob(?:'?а|ы|у|s)?\s+`(?<name>[\w-]+)`|`(?<name>[\w-]+)`\s+job\b", Options);
    private static readonly string[] Numbers = ["ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять"];
    private static readonly string[] EnglishNumbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    public void Check(DocumentationWorld world, DocumentationFindings findings)
    {
        List<(int Count, FoundPlace Place)> counts = [];
        List<(DocumentedWorkflow Workflow, FoundPlace Place)> required = [], notRequired = [];
        foreach (DocumentationPage page in world.Pages)
        {
            foreach (MarkdownBlock block in page.Statements)
            {
                Block(world, page, block, counts, required, findings);
            }

            foreach (MarkdownTable table in page.IsPlan || page.IsHistory ? [] : page.Markdown.Tables)
            {
                foreach (MarkdownRow row in table.Rows)
                {
                    Row(world, page, row, counts, required, notRequired);
                }
            }
        }

        Judge(required, notRequired, counts, findings);
    }

    private static void Block(
        DocumentationWorld world, DocumentationPage page, MarkdownBlock block,
        List<(int Count, FoundPlace Place)> counts, List<(DocumentedWorkflow Workflow, FoundPlace Place)> required, DocumentationFindings findings)
    {
        foreach (Match job in JobNamed.Matches(Sentences.Flat(block)))
        {
            string name = job.Groups["name"].Value;
            bool isThere = world.Workflows.Any(w => !w.IsReadable || w.Syntax!.JobNamed(name) is not null || w.Checks().Any(c => c.Name == name));
            if (!isThere && world.Workflows.Count > 0)
            {
                findings.Add(FsDocumentationRule.CheckMissing, FsOutcome.Failed, name, page.At(block, job.Groups["name"].Index), DocumentationTexts.JobMissing.With(name), DocumentationTexts.CheckMissingRemedy);
            }
        }

        foreach ((int index, string sentence) in Sentences.Of(block))
        {
            foreach (Match counted in Counted.Matches(sentence))
            {
                if (Number(counted.Groups["count"].Value) is { } count)
                {
                    counts.Add((count, page.At(block, index + counted.Index)));
                }
            }

            Match listed = block.Kind == MarkdownBlockKind.Paragraph ? Listed.Match(sentence) : Match.Empty;
            if (listed.Success)
            {
                foreach (Match quoted in Quoted.Matches(listed.Groups["list"].Value))
                {
                    Name(world, quoted.Groups["name"].Value, page.At(block, index + listed.Groups["list"].Index + quoted.Index), required, findings);
                }
            }
        }

        // A name that is no check's, said again.
        foreach (Match quoted in Quoted.Matches(Sentences.Flat(block)))
        {
            findings.AddPlace(FsDocumentationRule.CheckMissing, quoted.Groups["name"].Value.Trim(), page.At(block, quoted.Index));
        }
    }

    private static void Name(DocumentationWorld world, string written, FoundPlace place, List<(DocumentedWorkflow Workflow, FoundPlace Place)> required, DocumentationFindings findings)
    {
        string name = Regex.Replace(written.Trim(), @"\s+", " ");
        if (world.Workflow(name) is { } file)
        {
            required.Add((file, place));
            return;
        }

        DocumentedWorkflow[] making = [.. world.Workflows.Where(w => w.Checks().Any(c => Fits(c.Name, name)))];
        if (making.Length == 0 && world.Workflows.Count > 0 && world.Workflows.All(static w => w.IsReadable))
        {
            string near = name.IndexOf('(') is > 0 and int bracket
                ? string.Join(", ", world.Workflows.SelectMany(static w => w.Checks()).Select(static c => c.Name).Where(n => n.StartsWith(name.Substring(0, bracket), StringComparison.Ordinal)))
                : string.Empty;
            findings.Add(
                FsDocumentationRule.CheckMissing, FsOutcome.Failed, name, place,
                near.Length > 0 ? DocumentationTexts.CheckMissingNear.With(name, near) : DocumentationTexts.CheckMissing.With(name), DocumentationTexts.CheckMissingRemedy);
        }

        required.AddRange(making.Select(w => (w, place)));
    }

    private static void Row(
        DocumentationWorld world, DocumentationPage page, MarkdownRow row, List<(int Count, FoundPlace Place)> counts,
        List<(DocumentedWorkflow Workflow, FoundPlace Place)> required, List<(DocumentedWorkflow Workflow, FoundPlace Place)> notRequired)
    {
        if (row.Cells.Count > 1 && CountedRow.IsMatch(row.Cells[0]) && row.Cells.Skip(1).Select(Number).FirstOrDefault(static n => n is not null) is { } count)
        {
            counts.Add((count, page.At(row.Line)));
        }

        if (WorkflowLists.RowMention(row) is { } mention && world.Workflow(mention.File) is { } workflow)
        {
            string rest = string.Join(" | ", row.Cells.Skip(1));
            if (NotRequired.IsMatch(rest))
            {
                notRequired.Add((workflow, page.At(row.Line)));
            }
            else if (Required.IsMatch(rest))
            {
                required.Add((workflow, page.At(row.Line)));
            }
        }
    }

    private static void Judge(
        List<(DocumentedWorkflow Workflow, FoundPlace Place)> required, List<(DocumentedWorkflow Workflow, FoundPlace Place)> notRequired,
        List<(int Count, FoundPlace Place)> counts, DocumentationFindings findings)
    {
        foreach ((DocumentedWorkflow workflow, FoundPlace place) in required.Where(static r => r.Workflow.IsReadable))
        {
            if (workflow.PullRequest is null)
            {
                findings.Add(FsDocumentationRule.RequiredCheck, FsOutcome.Failed, workflow.File, place, DocumentationTexts.RequiredWithoutPullRequest.With(workflow.File), DocumentationTexts.RequiredRemedy.With(workflow.Path));
            }
            else if (workflow.FiltersPaths)
            {
                findings.Add(FsDocumentationRule.RequiredCheck, FsOutcome.Failed, workflow.File, place, DocumentationTexts.RequiredWithPaths.With(workflow.File), DocumentationTexts.RequiredRemedy.With(workflow.Path));
            }

            foreach ((_, FoundPlace other) in notRequired.Where(n => n.Workflow == workflow))
            {
                foreach (FoundPlace at in new[] { other, place })
                {
                    findings.Add(FsDocumentationRule.Contradiction, FsOutcome.Failed, workflow.File, at, DocumentationTexts.RequiredAndNot.With(workflow.File, place.Path, other.Path), DocumentationTexts.ContradictionRemedy);
                }
            }
        }

        if (counts.Select(static c => c.Count).Distinct().Count() > 1)
        {
            string said = string.Join(", ", counts.GroupBy(static c => c.Count).OrderBy(static g => g.Key).Select(static g => $"{g.Key} ({string.Join(", ", g.Select(static c => c.Place.Path + ":" + c.Place.Line))})"));
            foreach ((_, FoundPlace place) in counts)
            {
                findings.Add(FsDocumentationRule.Contradiction, FsOutcome.Failed, "required checks", place, DocumentationTexts.CountsDiffer.With(said), DocumentationTexts.ContradictionRemedy);
            }
        }
    }

    private static int? Number(string text)
    {
        string word = text.Trim().Trim('*', '`').ToLowerInvariant();
        int at = Array.FindIndex(Numbers, n => n == word) is >= 0 and int russian ? russian : Array.IndexOf(EnglishNumbers, word);
        return at >= 0 ? at : int.TryParse(word, out int number) ? number : null;
    }

    private static bool Fits(string pattern, string name) =>
        pattern.IndexOf('*') < 0 ? pattern == name : Regex.IsMatch(name, @"\A" + Regex.Escape(pattern).Replace(@"\*", ".*") + @"\z", RegexOptions.CultureInvariant | RegexOptions.Singleline);
}
