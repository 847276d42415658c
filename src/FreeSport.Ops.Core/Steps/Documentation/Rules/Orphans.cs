using FreeSport.Ops.Core.Steps.Documentation.Markdown;
using FreeSport.Ops.Core.Steps.Documentation.Pages;

namespace FreeSport.Ops.Core.Steps.Documentation.Rules;

/// <summary>Every page can be reached from another. Plans are found by their number, and a folder's own page by the folder.</summary>
/// <param name="outside">Pages beside the documentation, such as the README of the repository.</param>
internal sealed class Orphans(IReadOnlyList<DocumentationPage> outside) : IDocumentationRule
{
    public void Check(DocumentationWorld world, DocumentationFindings findings)
    {
        HashSet<string> reached = new(StringComparer.Ordinal);
        foreach (DocumentationPage page in world.Pages.Concat(outside))
        {
            foreach (MarkdownLink link in page.Markdown.Links)
            {
                string written = Uri.UnescapeDataString(link.Target.Split('#')[0].Split('?')[0]);
                if (written.Length > 0 && DocumentationWorld.Resolve(page.GitFolder, written) is { } path && path != page.GitPath)
                {
                    reached.Add(path);
                }
            }
        }

        foreach (DocumentationPage page in world.Pages.Where(p => !p.IsPlan && !p.IsEntry && !reached.Contains(p.GitPath)))
        {
            DocumentationPage? near = world.Pages.Where(static p => p.IsEntry).OrderByDescending(p => Common(p.GitFolder, page.GitFolder)).FirstOrDefault();
            findings.Add(
                FsDocumentationRule.Orphan, FsOutcome.Warning, page.Path, page.At(0),
                DocumentationTexts.Orphan.With(page.Path), DocumentationTexts.OrphanRemedy.With(near?.Path ?? "README.md"));
        }
    }

    private static int Common(string folder, string other) => folder == other ? int.MaxValue : folder.Zip(other, static (a, b) => a == b).TakeWhile(static same => same).Count();
}
