using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Monitoring;

/// <summary>The box of the monitoring: each monitor of the configuration that watches the environment.</summary>
internal sealed class MonitoringBox : ChecklistBox
{
    public override FsChecklistItem Box => FsChecklistItem.MonitoringActive;

    public override string Title => MonitoringTexts.BoxTitle;

    public override PolicyDefaults Defaults { get; } = new(FsAssurance.Asserted, TimeSpan.FromMinutes(15));

    public override IReadOnlyList<string> Glance(Project project, EnvironmentDefinition environment) =>
    [
        .. project.Configuration.Monitors
            .Where(m => m.Watches(environment.Name))
            .Select(static m => m.Name),
    ];
}
