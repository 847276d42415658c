using System.Management.Automation;

using FreeSport.Ops.Commands.Workflows;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>The workflows that the line is about.</summary>
internal static class TypedWorkflows
{
    private const string Workflow = "Workflow";

    /// <summary>Those that <c>-Workflow</c> names, or the one that deploys to the environment that is typed; all where the line names none.</summary>
    public static IEnumerable<FsWorkflow> Look(Project project, Typed typed)
    {
        string? deploying = typed.Command.EndsWith("FsDeployment", StringComparison.OrdinalIgnoreCase) ? Deploying(project, typed.First("Environment")) : null;
        return WorkflowGlance.Look(project).Where(w => Selects(typed, w.Path, w.Name) && (deploying is null || System.IO.Path.GetFileName(w.Path) == deploying));
    }

    /// <summary>Whether <c>-Workflow</c> names a file.</summary>
    public static bool Selects(Typed typed, string file, string? name) =>
        typed[Workflow] is not { Count: > 0 } patterns || patterns.Any(p => Matches(p, file, name));

    private static bool Matches(string pattern, string file, string? name)
    {
        try
        {
            return WorkflowPattern.Matches(pattern, file, name ?? file)
                || System.IO.Path.GetFileName(pattern.Replace('\\', '/')).Equals(System.IO.Path.GetFileName(file), StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception unfinished) when (unfinished is WildcardPatternException or ArgumentException)
        {
            // Half a pattern is typed often.
            return false;
        }
    }

    private static string? Deploying(Project project, string? environment) => project.Configuration.Environments
        .FirstOrDefault(e => environment is null ? e.IsProduction : e.Name.Equals(environment, StringComparison.OrdinalIgnoreCase))?.Deployment?.Workflow is { } workflow
            ? System.IO.Path.GetFileName(workflow)
            : null;
}
