using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Steps.Documentation.Markdown;
using FreeSport.Ops.Core.Steps.Documentation.Pages;

namespace FreeSport.Ops.Core.Steps.Documentation.Rules;

/// <summary>Links, images, cited sources and paths of documents lead to what is there.</summary>
internal sealed class Links : IDocumentationRule
{
    private static readonly Regex Scheme = new(@"\A(?:[a-z][a-z0-9+.-]*:|//)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex LineAnchor = new(@"\AL(?<from>\d+)(?:C\d+)?(?:-L(?<to>\d+)(?:C\d+)?)?\z", RegexOptions.CultureInvariant);
    private static readonly Regex Cited = new(@"\[Source:\s*(?<path>[^\]\s#]+\.md)(?:#(?<anchor>[^\]\s]*))?\s*\]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex ToBeMade = new(@"\bNEW\b|созда\w+|\bcreate\b|\badd(?:ed)?\b|добав\w+|планиру\w+|to be ", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly Dictionary<string, HashSet<string>> _anchors = new(StringComparer.Ordinal);

    public void Check(DocumentationWorld world, DocumentationFindings findings)
    {
        string docs = world.DocsGitPath;
        Regex path = new(@"(?<![\w./-])" + Regex.Escape(docs) + @"/(?:[\w.-]+/)*[\w.-]+\.(?:md|ya?ml|json)(?![\w/])", RegexOptions.CultureInvariant);
        foreach (DocumentationPage page in world.Pages)
        {
            foreach (MarkdownLink link in page.Markdown.Links)
            {
                Link(world, page, link, findings);
            }

            foreach (MarkdownBlock block in page.Markdown.Blocks)
            {
                foreach (Match cited in Cited.Matches(block.Text))
                {
                    Source(world, page, block, cited, findings);
                }

                foreach (Match said in block.Kind == MarkdownBlockKind.Heading || ToBeMade.IsMatch(block.Text) ? [] : path.Matches(block.Masked).Cast<Match>())
                {
                    bool isLink = page.Markdown.Links.Any(l => l.Line == block.PlaceOf(said.Index).Line && l.Text.Replace("`", string.Empty).IndexOf(said.Value, StringComparison.Ordinal) >= 0);
                    if (!isLink && !world.Has(said.Value))
                    {
                        Missing(world, page.At(block, said.Index), said.Value, findings);
                    }
                }
            }
        }
    }

    private void Link(DocumentationWorld world, DocumentationPage page, MarkdownLink link, DocumentationFindings findings)
    {
        string target = System.Net.WebUtility.HtmlDecode(link.Target);
        if (target.Length == 0 || Scheme.IsMatch(target) || target.IndexOf("{{", StringComparison.Ordinal) >= 0)
        {
            return;
        }

        int hash = target.IndexOf('#');
        string anchor = hash < 0 ? string.Empty : Decoded(target.Substring(hash + 1));
        string written = hash < 0 ? target : target.Substring(0, hash);
        written = Decoded(written.Split('?')[0]);
        string? path = written.Length == 0 ? page.GitPath : DocumentationWorld.Resolve(page.GitFolder, written);
        if (path is null)
        {
            // Above the repository are GitHub's own pages: issues, wiki, releases.
            return;
        }

        FoundPlace place = page.At(link.Line, link.Column);
        if (!world.Has(path))
        {
            bool isWorkflow = path.StartsWith(world.Project.GitPath(world.Project.Relative(world.Project.WorkflowsPath)) + "/", StringComparison.Ordinal);
            string file = path.Substring(path.LastIndexOf('/') + 1);
            if (!isWorkflow || !findings.Has(FsDocumentationRule.WorkflowMissing, file))
            {
                Missing(world, place, path, findings);
            }
            else
            {
                findings.AddPlace(FsDocumentationRule.WorkflowMissing, file, place);
            }
        }
        else if (anchor.Length > 0)
        {
            Anchor(world, page, path, anchor, place, findings);
        }
    }

    private void Anchor(DocumentationWorld world, DocumentationPage page, string path, string anchor, FoundPlace place, DocumentationFindings findings)
    {
        DocumentationPage? target = path == page.GitPath ? page : world.Pages.FirstOrDefault(p => p.GitPath == path);
        bool isBroken = target is not null ? !HasAnchor(target, anchor) : IsBeyond(world, path, anchor);
        if (isBroken)
        {
            string near = target is null ? string.Empty : Nearest.Suggest(anchor, _anchors[target.GitPath])?.ToString() ?? string.Empty;
            findings.Add(
                FsDocumentationRule.BrokenAnchor, FsOutcome.Failed, world.Shown(path) + "#" + anchor, place,
                DocumentationTexts.AnchorMissing.With(anchor, world.Shown(path)), DocumentationTexts.AnchorMissingRemedy.With(near));
        }
    }

    private bool HasAnchor(DocumentationPage page, string anchor)
    {
        if (!_anchors.TryGetValue(page.GitPath, out HashSet<string>? anchors))
        {
            anchors = HeadingSlugs.Of(page.Markdown.Headings);
            anchors.UnionWith(page.Markdown.HtmlAnchors);
            _anchors[page.GitPath] = anchors;
        }

        string plain = anchor.StartsWith("user-content-", StringComparison.OrdinalIgnoreCase) ? anchor.Substring("user-content-".Length) : anchor;
        return anchors.Contains(plain) || plain.Equals("top", StringComparison.OrdinalIgnoreCase) || LineAnchor.IsMatch(plain);
    }

    // A line of a file of code; anchors of other kinds are made by whoever shows the file.
    private static bool IsBeyond(DocumentationWorld world, string path, string anchor)
    {
        if (LineAnchor.Match(anchor) is not { Success: true } lines || !world.HasFile(path) || world.Project.Git.Repository is not { } repository)
        {
            return false;
        }

        string? text = TextFileReader.ReadIfSmall(System.IO.Path.Combine(repository.Root, path));
        int last = int.TryParse(lines.Groups["to"].Success ? lines.Groups["to"].Value : lines.Groups["from"].Value, out int line) ? line : int.MaxValue;
        return text is not null && last > text.TrimEnd('\n').Split('\n').Length;
    }

    // Cited is as the planning method cites: from the documentation's folder, or from the root.
    private static void Source(DocumentationWorld world, DocumentationPage page, MarkdownBlock block, Match cited, DocumentationFindings findings)
    {
        string written = cited.Groups["path"].Value;
        string?[] meant = [DocumentationWorld.Resolve(world.DocsGitPath, written), DocumentationWorld.Resolve(world.Project.GitPath(string.Empty), written), DocumentationWorld.Resolve(page.GitFolder, written)];
        if (!meant.Any(p => p is not null && world.Has(p)) && meant[0] is { } path)
        {
            string name = path.Substring(path.LastIndexOf('/') + 1);
            bool startsAtRoot = world.Files.Any(f => f.StartsWith(written.Split('/')[0] + "/", StringComparison.Ordinal)) && meant[1] is not null;
            Missing(world, page.At(block, cited.Index), startsAtRoot && written.IndexOf('/') > 0 && !world.Has(world.DocsGitPath + "/" + written.Split('/')[0]) ? meant[1]! : path, findings);
        }
    }

    private static void Missing(DocumentationWorld world, FoundPlace place, string path, DocumentationFindings findings)
    {
        string name = path.Substring(path.LastIndexOf('/') + 1);
        string[] elsewhere = [.. world.FilesNamed(name).Where(f => f.Substring(f.LastIndexOf('/') + 1) is var found && (found == name || f.Equals(path, StringComparison.OrdinalIgnoreCase))).Take(3).Select(world.Shown)];
        string? otherCase = world.Files.FirstOrDefault(f => f.Equals(path, StringComparison.OrdinalIgnoreCase));
        findings.Add(
            FsDocumentationRule.BrokenLink, FsOutcome.Failed, world.Shown(path), place,
            otherCase is not null ? DocumentationTexts.LinkCase.With(world.Shown(path), world.Shown(otherCase)) : DocumentationTexts.LinkMissing.With(world.Shown(path)),
            elsewhere.Length is 1 or 2 && name.ToUpperInvariant() is not ("README.MD" or "INDEX.MD") ? DocumentationTexts.LinkElsewhere.With(string.Join(", ", elsewhere)) : DocumentationTexts.LinkMissingRemedy.With(world.Shown(path)));
    }

    private static string Decoded(string text)
    {
        try
        {
            return Uri.UnescapeDataString(text);
        }
        catch (UriFormatException)
        {
            return text;
        }
    }
}
