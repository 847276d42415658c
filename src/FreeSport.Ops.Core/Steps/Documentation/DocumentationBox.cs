using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Documentation;

/// <summary>
/// The box of the documentation: all of its pages together, for one is true only beside the others, and the reviews that
/// emergencies owe.
/// </summary>
internal sealed class DocumentationBox : ChecklistBox
{
    public override FsChecklistItem Box => FsChecklistItem.DocumentationUpdated;

    public override string Title => DocumentationTexts.BoxTitle;

    public override PolicyDefaults Defaults { get; } = new(FsAssurance.Asserted, TimeSpan.FromDays(30));

    public override IReadOnlyList<string> Glance(Project project, EnvironmentDefinition environment) =>
        Directory.Exists(project.DocsPath) ? [project.Relative(project.DocsPath)] : [];

    public override Task<IReadOnlyList<string>> SubjectsAsync(Project project, EnvironmentDefinition environment, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. Glance(project, environment), .. ChangeReviews.Owed(project, environment.Name)]);

    public override string? MeasuringCommand(Project project, string environment, IReadOnlyList<OpenSubject> open) =>
        open.All(static o => ChangeReviews.Change(o.Name) is not null)
            ? $"Complete-FsChange {ChangeReviews.Change(open[0].Name)} -Review 'REVIEW'{project.LocationArgument}"
            : "Test-FsDocumentation" + project.LocationArgument;
}
