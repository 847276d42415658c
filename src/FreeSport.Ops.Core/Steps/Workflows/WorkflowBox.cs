using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Workflows;

/// <summary>The box of the workflows: each file in their folder, and each action of the project's own.</summary>
internal sealed class WorkflowBox : ChecklistBox
{
    public override FsChecklistItem Box => FsChecklistItem.WorkflowsChecked;

    public override string Title => WorkflowsTexts.BoxTitle;

    public override PolicyDefaults Defaults { get; } = new(FsAssurance.Asserted, TimeSpan.FromDays(14));

    public override IReadOnlyList<string> Glance(Project project, EnvironmentDefinition environment) => [.. WorkflowFolder.Files(project).Concat(ActionFiles.Of(project)).Select(project.Relative)];

    public override string? MeasuringCommand(Project project, string environment, IReadOnlyList<OpenSubject> open)
    {
        // What a dry run left open, a dry run closes.
        bool isOfDryRun = open.Any(static s => s.Evidence is { Kind: FsEvidenceKind.Measurement } said && said.Tools.Any(static t => t.Name == "act"));
        return (isOfDryRun ? "Invoke-FsActDryRun" : "Test-FsWorkflow") + project.LocationArgument;
    }
}
