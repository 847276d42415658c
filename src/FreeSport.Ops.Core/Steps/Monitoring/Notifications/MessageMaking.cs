using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications;

/// <summary>Makes the messages of what is to be told: one for each environment, or one for each thing.</summary>
/// <param name="project">The project.</param>
/// <param name="request">How it is to be told.</param>
/// <param name="redactor">Keeps secrets out of messages.</param>
internal sealed class MessageMaking(Project project, NotificationRequest request, SecretRedactor redactor)
{
    /// <summary>Makes them.</summary>
    /// <param name="items">What is to be told.</param>
    /// <param name="by">Who tells it.</param>
    /// <returns>The messages.</returns>
    /// <exception cref="OpsException">There is nothing to tell (<c>NotificationEmpty</c>).</exception>
    public IReadOnlyList<TeamMessage> Make(IReadOnlyList<MessageItem> items, string by)
    {
        if (items.Count == 0 && string.IsNullOrWhiteSpace(request.Title))
        {
            throw new OpsException(new OpsFailure(ErrorIds.NotificationEmpty, FailureKind.InvalidArgument, NotificationTexts.Empty, NotificationTexts.EmptyRemedy));
        }

        MessageItem[] clean = [.. items.Select(Clean)];
        return request.Each && clean.Length > 0
            ? [.. clean.Select(i => Message(request.Environment ?? i.Environment, [i], by))]
            : [.. Groups(clean).Select(g => Message(g.Environment, g.Items, by))];
    }

    // What holds for all environments is told of each.
    private IEnumerable<(string? Environment, MessageItem[] Items)> Groups(MessageItem[] items)
    {
        string[] environments = [.. items.Select(static i => i.Environment).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        return request.Environment is { } named ? [(named, items)]
            : environments.Length == 0 ? [(null, items)]
            : environments.Select(e => ((string?)e, items.Where(i => i.Environment is null || i.Environment.Equals(e, StringComparison.OrdinalIgnoreCase)).ToArray()));
    }

    private TeamMessage Message(string? environment, IReadOnlyList<MessageItem> items, string by)
    {
        string head = project.Git.Head?.Commit ?? string.Empty;
        string[] commits = [.. items.Select(static i => i.Commit).OfType<string>().Distinct(StringComparer.Ordinal)];
        string change = request.Change ?? (commits.Length == 1 ? commits[0] : head);
        return new TeamMessage(request.Title is null ? null : redactor.Redact(request.Title), project.Configuration.Name ?? Path.GetFileName(project.Root), environment, change, items)
        {
            Head = head,
            By = by,
        };
    }

    private MessageItem Clean(MessageItem item) => item with
    {
        Subject = redactor.Redact(item.Subject),
        Summary = redactor.Redact(item.Summary),
        Remedy = redactor.Redact(item.Remedy),
        Command = redactor.Redact(item.Command),
        Links = [.. item.Links.Where(static l => l.IsAbsoluteUri && l.Scheme is "https" or "http").Where(l => redactor.Redact(l.AbsoluteUri) == l.AbsoluteUri)],
    };
}
