using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>What to say where an env file of a plan is not on this machine.</summary>
internal static class MissingEnvFile
{
    /// <summary>The file, and how to come by it; null when none is missing.</summary>
    /// <param name="project">The project.</param>
    /// <param name="found">What was checked.</param>
    public static (string Message, string Remedy)? Of(Project project, CheckedCompose found)
    {
        if (found.MissingEnvFiles.Count == 0)
        {
            return null;
        }

        string missing = found.MissingEnvFiles[0];
        string? template = EnvTemplateFiles.Beside(missing).FirstOrDefault();
        return (
            PlanTexts.EnvFileMissing.With(project.Relative(missing)),
            template is null ? PlanTexts.EnvFileMissingRemedy : PlanTexts.EnvFileFromTemplate.With(project.Relative(template), project.Relative(missing)));
    }
}
