using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Projects;

/// <summary>Tells of a wrong configuration file in results, where others would be ended by it.</summary>
public static class ConfigurationResults
{
    /// <summary>The result for the file itself.</summary>
    /// <param name="project">The project.</param>
    /// <returns>Failed where the file could not be read, and where it holds a key that nobody knows and obeys; null where it is well, or there is none.</returns>
    public static FsResult? OfFile(Project project)
    {
        FsResult result = new()
        {
            Step = FsStep.Prerequisites,
            Subject = ProjectConfiguration.FileName,
            StartedAt = DateTime.UtcNow,
            Outcome = FsOutcome.Failed,
            Scope = FsScope.Full,
            Cause = Causes.Configuration,
            NextCommand = "Get-FsProject" + project.LocationArgument,
        };
        if (project.ConfigurationFailure is { } wrong)
        {
            // No command but an editor helps here: every other reads the same file.
            (result.Summary, result.Remedy, result.NextCommand) = (wrong.Message, ProjectsTexts.ConfigurationWrongRemedy, null);
            return result;
        }

        if (project.ConfigurationNotes.Count == 0)
        {
            return null;
        }

        (result.Summary, result.Remedy) = (project.ConfigurationNotes[0], ProjectsTexts.ConfigurationNotesRemedy);
        result.Detail = string.Join("\n", project.ConfigurationNotes);
        return result;
    }

    /// <summary>The result for what means nothing without the configuration, and was therefore not looked at.</summary>
    /// <param name="project">The project, whose configuration could not be read.</param>
    /// <param name="step">The step it belongs to.</param>
    /// <param name="subject">What was not looked at.</param>
    /// <returns>An inconclusive result.</returns>
    public static FsResult Waiting(Project project, FsStep step, string subject) => new()
    {
        Step = step,
        Subject = subject,
        StartedAt = DateTime.UtcNow,
        Summary = ProjectsTexts.ConfigurationNeeded,
        Remedy = ProjectsTexts.ConfigurationWrongRemedy,
        Cause = Causes.Configuration,
    };
}
