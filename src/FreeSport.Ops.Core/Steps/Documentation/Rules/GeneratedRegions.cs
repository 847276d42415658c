using FreeSport.Ops.Core.Steps.Documentation.Pages;
using FreeSport.Ops.Core.Steps.Documentation.Regions;

namespace FreeSport.Ops.Core.Steps.Documentation.Rules;

/// <summary>Regions between marks say what <c>Update-FsDocumentation</c> would write into them.</summary>
/// <param name="releases">The project's releases, the newest first; null where nobody can tell.</param>
internal sealed class GeneratedRegions(IReadOnlyList<ReleaseEntry>? releases) : IDocumentationRule
{
    public void Check(DocumentationWorld world, DocumentationFindings findings)
    {
        RegionContent content = new(world, releases);
        foreach (DocumentationPage page in world.Pages)
        {
            PageRegions regions = PageRegions.Of(page.Markdown);
            foreach ((int line, string message) in regions.Faults)
            {
                findings.Add(FsDocumentationRule.Mark, FsOutcome.Failed, page.Path + ":" + line, page.At(line), message, RegionTexts.MarksInvalidRemedy);
            }

            foreach (GeneratedRegion region in regions.Faults.Count > 0 ? [] : regions.All)
            {
                string[] now = [.. page.Markdown.Lines.Skip(region.BeginLine).Take(region.EndLine - region.BeginLine - 1)];
                if (!RegionContent.IsSame(now, content.Lines(region, page, regions.All, now)))
                {
                    findings.Add(
                        FsDocumentationRule.GeneratedRegion, FsOutcome.Failed, page.Path + ": " + region.Name, page.At(region.BeginLine),
                        RegionTexts.OutOfDate.With(region.Name, page.Path), RegionTexts.OutOfDateRemedy.With(PowerShellQuoting.Quote(page.Path)));
                }
            }
        }
    }

    /// <summary>Takes out what was found in regions: they are asked about as a whole, and what they say was read from the files themselves.</summary>
    public static void LeaveOut(IReadOnlyList<DocumentationPage> pages, List<FoundCause> causes)
    {
        foreach (DocumentationPage page in pages)
        {
            PageRegions regions = PageRegions.Of(page.Markdown);
            foreach (FoundCause cause in regions.Faults.Count > 0 ? [] : causes.Where(static c => c.Rule is not (FsDocumentationRule.GeneratedRegion or FsDocumentationRule.Mark or FsDocumentationRule.PlainSecret)))
            {
                foreach (FoundPlace place in cause.Places.Where(p => p.Path == page.Path && regions.All.Any(r => r.Holds(p.Line))).ToArray())
                {
                    cause.Remove(place);
                }
            }
        }

        causes.RemoveAll(static c => c.Places.Count == 0);
    }
}
