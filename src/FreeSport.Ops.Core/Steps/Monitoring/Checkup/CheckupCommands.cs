using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Monitoring.Checkup;

/// <summary>The commands that help where an environment is not watched.</summary>
/// <param name="project">The project.</param>
/// <param name="environment">The environment's name.</param>
internal sealed class CheckupCommands(Project project, string environment)
{
    /// <summary>Gets the command that brings the alerts and tests the way.</summary>
    public string Enable => $"Enable-FsAlert {PowerShellQuoting.Quote(environment)}{project.LocationArgument}";

    /// <summary>Gets the command that ends silences.</summary>
    public string EndSilence => $"Enable-FsAlert {PowerShellQuoting.Quote(environment)} -Silence{project.LocationArgument}";

    /// <summary>Gets the command that looks again.</summary>
    public string Test => $"Test-FsMonitoring {PowerShellQuoting.Quote(environment)}{project.LocationArgument}";
}
