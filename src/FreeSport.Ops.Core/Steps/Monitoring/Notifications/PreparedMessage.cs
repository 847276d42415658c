using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;
using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications;

/// <summary>A message on its way to one channel.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Text">What it says.</param>
/// <param name="Setup">The way to the channel, or what it lacks.</param>
/// <param name="Form">The message in the channel's form; null where there is no way.</param>
/// <param name="Key">What tells it from every other message.</param>
/// <param name="Verdict">The verdict that it tells, for the box; null where it tells none.</param>
internal sealed record PreparedMessage(ChannelDefinition Channel, MessageText Text, ChannelSetup Setup, OutgoingMessage? Form, string Key, FsInput? Verdict)
{
    /// <summary>Gets the message.</summary>
    public TeamMessage Message => Text.Source;

    /// <summary>A result of it.</summary>
    /// <param name="state">What became of it.</param>
    /// <param name="summary">One sentence.</param>
    /// <returns>The result.</returns>
    public FsNotification Result(FsNotificationState state, string summary) => new()
    {
        Step = FsStep.Monitoring,
        Subject = Channel.Name,
        Outcome = state switch
        {
            FsNotificationState.Sent => FsOutcome.Passed,
            FsNotificationState.PartlySent => FsOutcome.Warning,
            FsNotificationState.AlreadySent => FsOutcome.Skipped,
            FsNotificationState.NotSent or FsNotificationState.NotConfigured => FsOutcome.Failed,
            _ => FsOutcome.Inconclusive,
        },
        State = state,
        Summary = summary,
        Scope = FsScope.Full,
        StartedAt = DateTime.UtcNow,
        ChecklistItem = Message.TellsVerdict ? FsChecklistItem.TeamNotified : null,
        Environment = Message.Environment,
        Kind = Channel.Kind,
        Title = Text.Title,
        Change = Message.Change,
        Verdict = Message.Verdict,
        LinesCut = Form?.LinesCut ?? 0,
    };

    /// <summary>What would be sent.</summary>
    /// <param name="action">What would be done.</param>
    /// <param name="reason">Why nothing would be; null where something would.</param>
    /// <returns>The plan.</returns>
    public FsNotificationPlan Plan(FsNotificationAction action, string? reason) => new()
    {
        Channel = Channel.Name,
        Kind = Channel.Kind,
        Action = action,
        Reason = reason,
        Title = Text.Title,
        Text = Form?.Shown ?? Text.Fill(OwnTemplates.Plain, static value => value),
        Change = Message.Change,
        Environment = Message.Environment,
        Verdict = Message.Verdict,
        Recipients = [.. Setup.Delivery?.Recipients ?? []],
        LinesCut = Form?.LinesCut ?? 0,
    };
}
