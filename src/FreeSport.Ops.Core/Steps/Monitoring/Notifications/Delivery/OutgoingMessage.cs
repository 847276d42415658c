using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;

/// <summary>A message in the form that a channel takes.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Body">The message itself: text of a section, of a mail, or JSON.</param>
/// <param name="LinesCut">How many lines were left out.</param>
internal sealed record OutgoingMessage(MessageText Text, string Body, int LinesCut)
{
    /// <summary>Gets the part that stands for the whole where the details hang in a thread; empty where there is none.</summary>
    public string Root { get; init; } = string.Empty;

    /// <summary>Gets the message as a person reads it.</summary>
    public string Shown { get; init; } = Body;

    /// <summary>Gets what tells it from every other message.</summary>
    public string Key { get; init; } = string.Empty;

    /// <summary>Gets what the channel calls the message that earlier messages of this change hang on; null for the first.</summary>
    public string? ThreadId { get; init; }
}
