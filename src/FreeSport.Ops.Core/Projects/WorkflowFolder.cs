using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Projects;

/// <summary>The workflow files of a project.</summary>
public static class WorkflowFolder
{
    /// <summary>The files GitHub would read: <c>.yml</c> and <c>.yaml</c> directly in the folder, by name.</summary>
    /// <param name="project">The project.</param>
    /// <returns>Absolute paths; none when there is no such folder.</returns>
    public static IReadOnlyList<string> Files(Project project) =>
        Directory.Exists(project.WorkflowsPath)
            ? [.. Directory.EnumerateFiles(project.WorkflowsPath)
                .Where(static f => Path.GetExtension(f) is ".yml" or ".yaml")
                .OrderBy(static f => f, StringComparer.Ordinal)]
            : [];

    /// <summary>Reads one file.</summary>
    /// <param name="project">The project.</param>
    /// <param name="path">Absolute path.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The workflow, or why it is none.</returns>
    public static async Task<WorkflowReading> ReadAsync(Project project, string path, CancellationToken cancellationToken)
    {
        DateTime startedAt = DateTime.UtcNow;
        WorkflowReading reading;
        try
        {
            string text = await TextFileReader.ReadAsync(path, cancellationToken).ConfigureAwait(false);
            reading = WorkflowReader.Read(text, path, project.Relative(path));
        }
        catch (OpsException unreadable)
        {
            reading = WorkflowReader.Failed(path, project.Relative(path), unreadable.Failure);
        }

        reading.Workflow.StartedAt = startedAt;
        reading.Workflow.Duration = DateTime.UtcNow - startedAt;
        return reading;
    }

    /// <summary>The failure to find a workflow by name.</summary>
    /// <param name="project">The project.</param>
    /// <param name="name">The name that was asked for.</param>
    /// <returns>What to tell.</returns>
    public static OpsFailure NotFound(Project project, string name) => new(
        ErrorIds.WorkflowNotFound, FailureKind.ObjectNotFound, WorkflowFileTexts.NotFound.With(name, project.WorkflowsPath), WorkflowFileTexts.NotFoundRemedy, name);

    /// <summary>The failure to take a file for a workflow.</summary>
    /// <param name="path">Absolute path.</param>
    /// <returns>What to tell.</returns>
    public static OpsFailure NotAWorkflowFile(string path) => new(
        ErrorIds.WorkflowFileExpected, FailureKind.InvalidArgument, WorkflowFileTexts.NotAWorkflowFile.With(path), WorkflowFileTexts.NotAWorkflowFileRemedy, path);
}
