using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Core.Steps.Workflows.Planning;

/// <summary>A quick look at the outputs of steps that workflows read, for completion: nothing throws.</summary>
public static class StepOutputGlance
{
    private static readonly Regex Place = new(@"\bsteps\.(?<step>[A-Za-z_][A-Za-z0-9_-]*)\.outputs\.(?<name>[A-Za-z_][A-Za-z0-9_-]*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The outputs, each as <c>job.step.name</c>.</summary>
    /// <param name="project">The project.</param>
    /// <param name="selects">Whether a file is looked at, by its absolute path.</param>
    /// <param name="job">The job that is meant; null for all.</param>
    /// <returns>Places, each once.</returns>
    public static IReadOnlyList<string> Look(Project project, Func<string, bool> selects, string? job) =>
        [.. WorkflowFolder.Files(project).Where(selects).Select(Read).OfType<WorkflowSyntax>().SelectMany(static w => w.Jobs)
            .Where(j => job is null || j.Id.Value == job).SelectMany(Places).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static WorkflowSyntax? Read(string file)
    {
        try
        {
            return TextFileReader.ReadIfSmall(file) is { } text ? WorkflowSyntaxReader.Read(text).Workflow : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // Completion has no place to tell; the command that follows will.
            return null;
        }
    }

    private static IEnumerable<string> Places(JobSyntax job) => job.Outputs.Select(static o => o.Value.Value)
        .Concat(job.Steps.Select(static s => s.If?.Value ?? string.Empty))
        .SelectMany(static t => Place.Matches(t).Cast<Match>())
        .Select(m => job.Id.Value + "." + m.Groups["step"].Value + "." + m.Groups["name"].Value);
}
