using FreeSport.Ops.Core.Steps.Documentation.Pages;

namespace FreeSport.Ops.Core.Steps.Documentation.Regions;

/// <summary>The region of the workflows.</summary>
internal static class WorkflowTable
{
    public static IReadOnlyList<string> Lines(DocumentationWorld world, DocumentationPage page) => world.Workflows.Count == 0
        ? [RegionTexts.NoWorkflows.With(CellText.Code(world.Project.Relative(world.Project.WorkflowsPath)))]
        :
        [
            .. CellText.Header(RegionTexts.ColumnFile, RegionTexts.ColumnName, RegionTexts.ColumnTrigger, RegionTexts.ColumnEnvironments),
            .. world.Workflows.Select(w => CellText.Row(
                Link(world, page, w),
                w.Outline.Name.Length == 0 || w.Outline.Name == w.Outline.Subject ? CellText.Nothing : CellText.Plain(w.Outline.Name),
                TriggerText.Of(w),
                CellText.Codes(w.Outline.Environments.Distinct(StringComparer.OrdinalIgnoreCase)))),
        ];

    /// <summary>A workflow's file, linked as the page has to.</summary>
    public static string Link(DocumentationWorld world, DocumentationPage page, DocumentedWorkflow workflow)
    {
        string[] from = page.GitFolder.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        string[] to = world.Project.GitPath(workflow.Path).Split('/');
        int common = from.Zip(to, static (a, b) => a == b).TakeWhile(static same => same).Count();
        string target = string.Join("/", Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common).Select(Uri.EscapeDataString)));
        return "[" + CellText.Code(workflow.File) + "](" + target.Replace("(", "%28").Replace(")", "%29") + ")";
    }
}
