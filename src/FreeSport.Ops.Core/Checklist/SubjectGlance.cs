using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Results;
using FreeSport.Ops.Core.Workflows;

namespace FreeSport.Ops.Core.Checklist;

/// <summary>A quick look at what a box covers, for completion: the project's files only, nothing is thrown.</summary>
public static class SubjectGlance
{
    /// <summary>The subjects of a box.</summary>
    /// <param name="item">The box.</param>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment; null for production.</param>
    /// <returns>Names; of secrets those that workflows read.</returns>
    public static IReadOnlyList<string> Look(FsChecklistItem item, Project project, string? environment)
    {
        EnvironmentDefinition definition;
        try
        {
            definition = project.EnvironmentNamed(environment);
        }
        catch (OpsException)
        {
            definition = project.EnvironmentNamed(name: null);
        }

        return RequiredSubjects.FindInFiles(item, project, definition) ?? Secrets(project);
    }

    private static IReadOnlyList<string> Secrets(Project project) =>
    [
        .. WorkflowGlance.Look(project)
            .SelectMany(static w => w.Secrets.Where(static s => !s.IsAutomatic).Select(static s => s.Name.ToUpperInvariant()).Concat(w.Variables.Select(static v => "vars." + v.Name.ToUpperInvariant())))
            .Distinct(StringComparer.Ordinal),
    ];
}
