using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Checklist;

/// <summary>What each box must cover in an environment: as configured, or by convention.</summary>
public static class RequiredSubjects
{
    /// <summary>The subjects of a box.</summary>
    /// <param name="box">The box.</param>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="cancellationToken">Stops the reading of the project's files.</param>
    /// <returns>Names; none when there is nothing the box could cover, which never ticks it.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(ChecklistBox box, Project project, EnvironmentDefinition environment, CancellationToken cancellationToken) =>
        Configured(box, project) ?? await box.SubjectsAsync(project, environment, cancellationToken).ConfigureAwait(false);

    /// <summary>The subjects of a box as far as a quick look tells, for completion: the project's files only, nothing is thrown.</summary>
    /// <param name="box">The box.</param>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment; null, and any that is not configured, for production.</param>
    /// <returns>Names.</returns>
    public static IReadOnlyList<string> Glance(ChecklistBox box, Project project, string? environment)
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

        return Configured(box, project) ?? box.Glance(project, definition);
    }

    /// <summary>The subjects that the configuration names for a box.</summary>
    /// <returns>Null where it leaves them to convention.</returns>
    internal static IReadOnlyList<string>? Configured(ChecklistBox box, Project project) =>
        project.Configuration.Checklist.TryGetValue(box.Box, out ChecklistPolicy? policy) ? policy.Subjects : null;
}
