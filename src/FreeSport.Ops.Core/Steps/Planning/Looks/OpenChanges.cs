using FreeSport.Ops.Core.Evidence.Changes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Planning.Looks;

/// <summary>The changes that a run of the runbook is about.</summary>
internal static class OpenChanges
{
    /// <summary>The environments a runbook is about, with the change that is under way in each.</summary>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment; null for all.</param>
    /// <exception cref="OpsException">The changes cannot be read (<c>ChangeNotReadable</c>).</exception>
    public static IReadOnlyList<(EnvironmentDefinition Environment, FsChange? Change)> Of(Project project, string? environment) =>
        [.. project.EnvironmentsMeant(environment).Select(e => (e, ChangeJournal.Current(project, e.Name)))];
}
