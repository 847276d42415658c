using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Steps.Documentation.Markdown;
using FreeSport.Ops.Core.Steps.Documentation.Pages;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Documentation.Rules;

/// <summary>Commands that pages tell people to run name files that are there, and agree with what the workflows run.</summary>
internal sealed class Commands : IDocumentationRule
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Regex Shell = new(@"\A(?:bash|sh|shell|console|zsh|powershell|pwsh|ps1|cmd)?\z", Options);
    private static readonly Regex Script = new(@"^\s*(?:\$\s+|PS>\s*)?(?:(?:bash|sh|pwsh(?:\s+-File)?|powershell(?:\s+-File)?|python3?|source|\.)\s+)?(?<path>\.{1,2}[/\\](?:[\w.-]+[/\\])*[\w.-]+\.(?:sh|ps1|py)|(?:scripts|\.github)[/\\](?:[\w.-]+[/\\])*[\w.-]+\.(?:sh|ps1|py))(?=\s|$)", RegexOptions.CultureInvariant);
    private static readonly Regex Compose = new(@"(?:docker\s+compose|docker-compose)\s+(?<options>(?:--?[\w-]+(?:[=\s]+(?!-)[^\s]+)?\s+)*)(?<verb>[a-z]+)?", RegexOptions.CultureInvariant);
    private static readonly Regex File = new(@"(?:^|\s)(?:-f|--file)[=\s]+(?<file>[^\s""']+)", RegexOptions.CultureInvariant);
    private static readonly Regex EnvFile = new(@"(?:^|\s)--env-file[=\s]+(?<file>[^\s""']+)", RegexOptions.CultureInvariant);
    private static readonly Regex Folder = new(@"^\s*(?:\$\s+)?cd\s+(?<folder>/[\w./-]+?)/?\s*$", RegexOptions.CultureInvariant);

    private static readonly Regex Checkout = new(@"\bgit\s+(?:checkout|switch)\s+(?<branch>[A-Za-z][\w./-]*)\s*$", RegexOptions.CultureInvariant | RegexOptions.Multiline);

    public void Check(DocumentationWorld world, DocumentationFindings findings)
    {
        Dictionary<string, (string EnvFile, string Workflow)> needed = EnvFiles(world);
        Dictionary<string, (string Branch, string Workflow)> branches = CheckedOut(world);
        List<(string Folder, string File, FoundPlace Place)> folders = [];
        foreach (DocumentationPage page in world.Pages.Where(static p => !p.IsPlan && !p.IsHistory))
        {
            OnServer server = new();
            foreach (MarkdownCode code in page.Markdown.Code.Where(static c => c.IsFenced && Shell.IsMatch(c.Language)))
            {
                Block(world, page, code, needed, server, findings);
            }

            folders.AddRange(server.Calls);
            Branches(page, server, branches, findings);
        }

        foreach (IGrouping<string, (string Folder, string File, FoundPlace Place)> file in folders.GroupBy(static f => f.File, StringComparer.Ordinal))
        {
            string[] places = [.. file.Select(static f => f.Folder).Distinct(StringComparer.Ordinal)];
            foreach ((_, _, FoundPlace place) in places.Length > 1 ? file : Enumerable.Empty<(string, string, FoundPlace Place)>())
            {
                findings.Add(FsDocumentationRule.Contradiction, FsOutcome.Failed, file.Key, place, DocumentationTexts.FoldersDiffer.With(file.Key, string.Join(", ", places)), DocumentationTexts.ContradictionRemedy);
            }
        }
    }

    private static void Block(
        DocumentationWorld world, DocumentationPage page, MarkdownCode code, Dictionary<string, (string EnvFile, string Workflow)> needed,
        OnServer server, DocumentationFindings findings)
    {
        for (int i = 0; i < code.Lines.Count; i++)
        {
            string line = code.Lines[i];
            FoundPlace place = page.At(code.FirstLine + i);
            if (Folder.Match(line) is { Success: true } folder)
            {
                server.Folder = (folder.Groups["folder"].Value, place);
            }

            if (server.Folder is not null && Checkout.Match(line) is { Success: true } checkout)
            {
                server.Checkouts.Add((checkout.Groups["branch"].Value, place));
            }

            if (Script.Match(line) is { Success: true } script && DocumentationWorld.Resolve(world.Project.GitPath(string.Empty), script.Groups["path"].Value.Replace('\\', '/')) is { } path
                && !world.HasFile(path) && !code.Lines.Take(i).Any(static l => l.TrimStart().StartsWith("cd ", StringComparison.Ordinal)))
            {
                findings.Add(FsDocumentationRule.Command, FsOutcome.Failed, world.Shown(path), place, DocumentationTexts.ScriptMissing.With(world.Shown(path)), DocumentationTexts.ScriptMissingRemedy);
            }

            foreach (Match call in Compose.Matches(line))
            {
                string options = call.Groups["options"].Value;
                foreach (string file in File.Matches(options).Cast<Match>().Select(static m => m.Groups["file"].Value))
                {
                    if (needed.TryGetValue(file, out (string EnvFile, string Workflow) with) && !EnvFile.IsMatch(options))
                    {
                        findings.Add(FsDocumentationRule.Command, FsOutcome.Failed, "--env-file " + with.EnvFile, place, DocumentationTexts.EnvFileMissing.With(file, with.EnvFile, with.Workflow), DocumentationTexts.EnvFileRemedy.With(with.EnvFile));
                    }

                    if (server.Folder is { } stands)
                    {
                        server.Calls.Add((stands.Folder, file, stands.Place));
                    }
                }
            }
        }
    }

    // A server that the workflow keeps on one branch is not to be put on another.
    private static void Branches(DocumentationPage page, OnServer server, Dictionary<string, (string Branch, string Workflow)> branches, DocumentationFindings findings)
    {
        foreach (string file in server.Calls.Select(static c => c.File).Distinct(StringComparer.Ordinal))
        {
            foreach ((string branch, FoundPlace place) in server.Checkouts)
            {
                if (branches.TryGetValue(file, out (string Branch, string Workflow) kept) && kept.Branch != branch)
                {
                    findings.Add(FsDocumentationRule.Command, FsOutcome.Failed, page.Path + ": git checkout " + branch, place, DocumentationTexts.OtherBranch.With(branch, kept.Branch, kept.Workflow), DocumentationTexts.OtherBranchRemedy.With(kept.Branch));
                }
            }
        }
    }

    // The branch that a script of a workflow checks out before it calls a compose file.
    private static Dictionary<string, (string Branch, string Workflow)> CheckedOut(DocumentationWorld world)
    {
        Dictionary<string, (string Branch, string Workflow)> found = new(StringComparer.Ordinal);
        foreach (DocumentedWorkflow workflow in world.Workflows)
        {
            foreach (string run in workflow.Syntax?.Jobs.SelectMany(static j => j.Steps).Select(static s => s.Run?.Value).OfType<string>() ?? [])
            {
                if (Checkout.Match(run) is { Success: true } checkout)
                {
                    foreach (string file in Compose.Matches(run).Cast<Match>().SelectMany(static c => File.Matches(c.Groups["options"].Value).Cast<Match>()).Select(static m => m.Groups["file"].Value))
                    {
                        found[file] = (checkout.Groups["branch"].Value, workflow.File);
                    }
                }
            }
        }

        return found;
    }

    // The files that every call in the workflows gives an env file to.
    private static Dictionary<string, (string EnvFile, string Workflow)> EnvFiles(DocumentationWorld world)
    {
        List<(string File, string? EnvFile, string Workflow)> calls = [];
        foreach (DocumentedWorkflow workflow in world.Workflows)
        {
            foreach (YamlScalar run in workflow.Syntax?.Jobs.SelectMany(static j => j.Steps).Select(static s => s.Run).OfType<YamlScalar>() ?? [])
            {
                foreach (Match call in Compose.Matches(run.Value))
                {
                    string options = call.Groups["options"].Value;
                    calls.AddRange(File.Matches(options + " ").Cast<Match>().Select(m => (m.Groups["file"].Value, EnvFile.Match(options) is { Success: true } given ? given.Groups["file"].Value : null, workflow.File)));
                }
            }
        }

        return calls.GroupBy(static c => c.File, StringComparer.Ordinal).Where(static g => g.All(static c => c.EnvFile is not null))
            .ToDictionary(static g => g.Key, static g => (g.First().EnvFile!, g.First().Workflow), StringComparer.Ordinal);
    }

    // What the commands of a page do one after the other, from its first change of folder on.
    private sealed class OnServer
    {
        public (string Folder, FoundPlace Place)? Folder { get; set; }

        public List<(string Folder, string File, FoundPlace Place)> Calls { get; } = [];

        public List<(string Branch, FoundPlace Place)> Checkouts { get; } = [];
    }
}
