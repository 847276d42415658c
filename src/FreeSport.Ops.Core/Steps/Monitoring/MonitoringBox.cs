using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Checkup;

namespace FreeSport.Ops.Core.Steps.Monitoring;

/// <summary>The box of the monitoring: each monitor of the configuration that watches the environment, and one that fails where there is none.</summary>
internal sealed class MonitoringBox : ChecklistBox
{
    public override FsChecklistItem Box => FsChecklistItem.MonitoringActive;

    public override string Title => MonitoringTexts.BoxTitle;

    public override PolicyDefaults Defaults { get; } = new(FsAssurance.Measured, TimeSpan.FromMinutes(15));

    public override IReadOnlyList<string> Glance(Project project, EnvironmentDefinition environment)
    {
        string[] monitors = [.. project.Configuration.Monitors.Where(m => m.Watches(environment.Name)).Select(static m => m.Name)];
        return monitors.Length > 0 ? monitors : [MonitoringCheckup.NoMonitor];
    }

    public override string? MeasuringCommand(Project project, string environment, IReadOnlyList<OpenSubject> open) =>
        $"Test-FsMonitoring -Environment {PowerShellQuoting.Quote(environment)}{project.LocationArgument}";
}
