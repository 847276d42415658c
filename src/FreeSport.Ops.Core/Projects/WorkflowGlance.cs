namespace FreeSport.Ops.Core.Projects;

/// <summary>A quick look at the workflows for completion: nothing throws, what cannot be read is left out.</summary>
public static class WorkflowGlance
{
    /// <summary>The workflows as far as they can be read.</summary>
    /// <param name="project">The project.</param>
    /// <returns>Workflows by file name.</returns>
    public static IReadOnlyList<FsWorkflow> Look(Project project) =>
        [.. WorkflowFolder.Files(project).Select(file => Read(project, file)).OfType<FsWorkflow>()];

    private static FsWorkflow? Read(Project project, string file)
    {
        try
        {
            return new FileInfo(file).Length > TextFileReader.LargestFile
                ? null
                : WorkflowReader.Read(File.ReadAllText(file), file, project.Relative(file)).Workflow;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // Completion has no place to tell; the command that follows will.
            return null;
        }
    }
}
