using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Monitoring;

/// <summary>The box of the team: each channel that it is told through.</summary>
internal sealed class TeamBox : ChecklistBox
{
    /// <summary>How old a message may be where the project's policy says nothing.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromDays(1);

    public override FsChecklistItem Box => FsChecklistItem.TeamNotified;

    public override string Title => MonitoringTexts.TeamBoxTitle;

    public override PolicyDefaults Defaults { get; } = new(FsAssurance.Measured, MaxAge);

    public override IReadOnlyList<string> Glance(Project project, EnvironmentDefinition environment) =>
        project.Configuration.Channels.Count > 0
            ? [.. project.Configuration.Channels.Where(c => c.Serves(environment.Name)).Select(static c => c.Name)]
            : [ChannelDefinition.DefaultName];

    public override string? MeasuringCommand(Project project, string environment, IReadOnlyList<OpenSubject> open) =>
        "Send-FsNotification -Environment " + PowerShellQuoting.Quote(environment) + project.LocationArgument;
}
