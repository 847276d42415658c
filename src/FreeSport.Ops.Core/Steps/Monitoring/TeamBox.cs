using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Monitoring;

/// <summary>The box of the team: each channel that it is told through.</summary>
internal sealed class TeamBox : ChecklistBox
{
    public override FsChecklistItem Box => FsChecklistItem.TeamNotified;

    public override string Title => MonitoringTexts.TeamBoxTitle;

    public override IReadOnlyList<string> Glance(Project project, EnvironmentDefinition environment) =>
        project.Configuration.Channels.Count > 0 ? project.Configuration.Channels : ["team"];
}
