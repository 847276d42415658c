using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Documentation;

/// <summary>The box of the documentation: its parts that describe pipeline and architecture, or all of it.</summary>
internal sealed class DocumentationBox : ChecklistBox
{
    private static readonly string[] Parts = ["ci-cd", "architecture"];

    public override FsChecklistItem Box => FsChecklistItem.DocumentationUpdated;

    public override string Title => DocumentationTexts.BoxTitle;

    public override PolicyDefaults Defaults { get; } = new(FsAssurance.Asserted, TimeSpan.FromDays(30));

    public override IReadOnlyList<string> Glance(Project project, EnvironmentDefinition environment)
    {
        string[] parts = [.. Parts.Select(p => Path.Combine(project.DocsPath, p)).Where(Directory.Exists)];
        return parts.Length > 0 ? [.. parts.Select(project.Relative)]
            : Directory.Exists(project.DocsPath) ? [project.Relative(project.DocsPath)]
            : [];
    }
}
