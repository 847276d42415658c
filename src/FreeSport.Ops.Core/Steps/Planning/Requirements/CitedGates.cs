using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Projects.Bmad;

namespace FreeSport.Ops.Core.Steps.Planning.Requirements;

/// <summary>The gates that a document names: whether they are there, where it says, and say what it says.</summary>
/// <param name="folder">The project's gates.</param>
/// <param name="now">The time, in UTC.</param>
internal sealed class CitedGates(PlanningFolder folder, DateTime now)
{
    private static readonly Regex File = new(@"(?<path>[\w./\\-]*gates[/\\](?<name>[\w.\-]+?\.ya?ml))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Claim = new(@"gate\**\s*:\s*\**\s*(?<verdict>PASS|CONCERNS|FAIL|WAIVED)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Adds what is wrong.</summary>
    /// <param name="document">The document.</param>
    /// <param name="path">Its path in the project.</param>
    /// <param name="own">Its own number, whose gate is judged by itself; null for none.</param>
    /// <param name="findings">Takes the findings.</param>
    public void Judge(StoryDocument document, string path, StoryNumber? own, FindingList findings)
    {
        foreach (MarkdownLine line in document.Markdown.Lines.Where(static l => l.IsProse))
        {
            HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
            Match[] files = [.. File.Matches(line.Text).Cast<Match>().Where(m => seen.Add(m.Groups["name"].Value))];
            foreach (Match file in files)
            {
                KnownGate? gate = Found(file.Groups["name"].Value, file.Groups["path"].Value, path, line.Number, findings);
                JudgeClaim(line, gate, path, own, findings);
            }

            if (files.Length == 0 && Claim.IsMatch(line.Text) && StoryNumber.In(line.Text)?.ToString() is { } number)
            {
                KnownGate? gate = folder.GateOf(number);
                if (gate is null)
                {
                    findings.Add(FsRequirementFindingKind.GateMissing, FsOutcome.Warning, PlanningTexts.GateOfStoryMissing.With(number), path, line.Number);
                }

                JudgeClaim(line, gate, path, own, findings);
            }
        }
    }

    private KnownGate? Found(string name, string written, string path, int line, FindingList findings)
    {
        KnownGate? byName = folder.Gates.FirstOrDefault(g => Path.GetFileName(g.Path).Equals(name, StringComparison.OrdinalIgnoreCase));
        string number = StoryNumber.Begins(name)?.ToString() ?? string.Empty;
        KnownGate? found = byName ?? folder.GateOf(number);
        if (found is null)
        {
            findings.Add(FsRequirementFindingKind.GateMissing, FsOutcome.Warning, PlanningTexts.GateMissing.With(name), path, line);
        }
        else if (!IsAt(found, written, path))
        {
            findings.Add(FsRequirementFindingKind.GateMoved, FsOutcome.Warning, PlanningTexts.GateMoved.With(written, found.Document.Gate.Path), path, line);
        }

        return found;
    }

    // A path is meant from the project's root or from the document's folder.
    private bool IsAt(KnownGate gate, string written, string path)
    {
        string plain = written.Replace('\\', '/');
        string fromDocument = Path.GetFullPath(Path.Combine(folder.Project.Root, Path.GetDirectoryName(path) ?? string.Empty, plain));
        return Path.GetFullPath(Path.Combine(folder.Project.Root, plain.TrimStart('/'))) == gate.Path || fromDocument == gate.Path;
    }

    private void JudgeClaim(MarkdownLine line, KnownGate? known, string path, StoryNumber? own, FindingList findings)
    {
        if (known is null || known.Story == own?.ToString())
        {
            return;
        }

        FsGate gate = known.Document.Gate;
        if (Claim.Match(line.Text) is { Success: true } claim && !claim.Groups["verdict"].Value.Equals(gate.Verdict.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            findings.Add(FsRequirementFindingKind.GateDisagrees, FsOutcome.Failed, PlanningTexts.GateDisagrees.With(known.Story, claim.Groups["verdict"].Value.ToUpperInvariant(), gate.Verdict.ToString().ToUpperInvariant()), path, line.Number);
        }

        if (gate.ExpiresAt is { } expires && expires <= now)
        {
            findings.Add(FsRequirementFindingKind.GateExpired, FsOutcome.Warning, PlanningTexts.GateExpired.With(known.Story, expires.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), path, line.Number);
        }
    }
}
