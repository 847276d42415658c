using System.Net;

using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications;

/// <summary>The step of the runbook that looks whether the team could be told from here. It sends nothing: whoever runs the runbook does not speak to the team.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="environment">The environment; null for all.</param>
internal sealed class NotificationSteps(OpsSession session, Project project, string? environment) : IRunbookSteps
{
    public IReadOnlyList<RunbookStep> Steps(string activity) => [new(FsStep.Monitoring, "notifications", NeedsConfiguration: true, LookAsync)];

    private Task LookAsync(CancellationToken cancellationToken)
    {
        using ChannelPost post = new(session.Host, new NotificationRequest().Patience, Task.Delay);
        ChannelLogins logins = new(new Dictionary<string, NetworkCredential>(), session.Redactor);
        foreach (ChannelDefinition channel in new ChannelChoice(project).Choose([]).Where(c => c.Serves(environment)))
        {
            ChannelSetup setup = ChannelSetup.Of(channel, logins, post, session.Host, thread: string.Empty);
            session.Host.WriteResult(new FsResult
            {
                Step = FsStep.Monitoring,
                Subject = channel.Name,
                Outcome = setup.Delivery is null ? FsOutcome.Failed : FsOutcome.Passed,
                Summary = setup.Problem ?? NotificationTexts.Ready,
                Remedy = setup.Remedy,
                Environment = environment,
                Scope = FsScope.Full,
                StartedAt = DateTime.UtcNow,
            });
        }

        return Task.CompletedTask;
    }
}
