using System.Net;

using FreeSport.Ops.Core.Steps.Monitoring.Notifications;
using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A project with channels, and a team to be told.</summary>
internal sealed class NotificationProject : IDisposable
{
    private NotificationProject(ChecklistProject project) => Project = project;

    public ChecklistProject Project { get; }

    /// <summary>A project whose channels are these lines of the configuration.</summary>
    public static NotificationProject Of(params string[] channels) =>
        new(ChecklistProject.Of("name: магазин\n" + (channels.Length == 0 ? string.Empty : "notifications:\n" + string.Concat(channels.Select(static c => $"  - {{ {c} }}\n")))));

    /// <summary>A recorded result, as it comes from a cmdlet.</summary>
    public async Task<MessageItem> MeasuredAsync(string subject = "unit", FsOutcome outcome = FsOutcome.Passed)
    {
        FsResult result = await Project.RecordAsync(subject, outcome, environment: "production");
        return new MessageItem(result.Subject, result.Outcome, result.Summary) { Environment = "production", IsVerdict = result.EvidenceId is not null };
    }

    /// <summary>Sends, and gives what was handed over.</summary>
    public async Task<IReadOnlyList<FsNotification>> SendAsync(
        IReadOnlyList<MessageItem> items, NotificationRequest? request = null, RecordingHost? host = null, CancellationToken? stop = null, params (string Channel, string User, string Secret)[] logins)
    {
        host ??= new RecordingHost();
        using OpsSession session = new(host, Project.Repository.Path);
        Dictionary<string, NetworkCredential> given = logins.ToDictionary(static l => l.Channel, static l => new NetworkCredential(l.User, l.Secret));
        NotificationService service = new(session, await session.LoadProjectAsync(Cancel.Token), new ChannelLogins(given, session.Redactor));
        await service.SendAsync(items, (request ?? new NotificationRequest()) with { Patience = request?.Patience ?? TimeSpan.FromSeconds(30) }, stop ?? Cancel.Token);
        return [.. host.Results.OfType<FsNotification>()];
    }

    public void Dispose() => Project.Dispose();
}
