using System.Net;

using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications;

/// <summary>The channels of the team, for rooms that know no channel.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
public sealed class TeamMessages(OpsSession session, Project project) : ITeamMessages
{
    /// <inheritdoc/>
    public Task TellAsync(string title, IReadOnlyList<string> lines, string environment, string change, CancellationToken cancellationToken) =>
        new NotificationService(session, project, new ChannelLogins(new Dictionary<string, NetworkCredential>(), session.Redactor)).SendAsync(
            [.. lines.Select(static l => new MessageItem(string.Empty, null, l))],
            new NotificationRequest { Title = title, Environment = environment, Change = change },
            cancellationToken);
}
