using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;

/// <summary>What both ways to Slack have in common.</summary>
internal static class SlackForm
{
    /// <summary>Gives a message its form, cut to what Slack takes.</summary>
    public static OutgoingMessage Of(MessageText text, string? template)
    {
        string whole = template is null ? text.Fill(OwnTemplates.Slack, SlackBlocks.Escape) : text.Render(template, SlackBlocks.Escape);
        MessageCut cut = MessageCut.To(whole.Length == 0 ? SlackBlocks.Escape(text.Headline) : whole, SlackBlocks.LongestMessage, lines => Rest(text, lines, SlackBlocks.Escape));
        return new OutgoingMessage(text, cut.Text, cut.LinesCut) { Root = text.Fill(OwnTemplates.SlackRoot, SlackBlocks.Escape) };
    }

    /// <summary>The line that tells of what was left out, with the way to the whole.</summary>
    public static string Rest(MessageText text, int lines, Func<string, string> escape)
    {
        string where = text.Source.Links.Count > 0 ? text.Source.Links[0].AbsoluteUri : "Get-FsChecklist" + (text.Source.Environment is { } environment ? " " + PowerShellQuoting.Quote(environment) : string.Empty);
        return escape(text.In(nameof(NotificationTexts.Rest), lines, where));
    }

    /// <summary>What became of a request that Slack did not take.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="word">Slack's word for what is wrong; null where it said none.</param>
    /// <param name="missing">What right is missing, as Slack calls it; null where it does not say.</param>
    public static DeliveryReceipt Refused(PostedAnswer answer, string? word, string? missing = null)
    {
        if (answer.End != PostEnd.Answered)
        {
            return Unanswered(answer);
        }

        if (answer.IsTooMany)
        {
            return TooMany(answer);
        }

        return word is null
            ? new DeliveryReceipt(FsNotificationState.NotSent, NotificationTexts.NotSlack.With(answer.Status, answer.Shown)) { Remedy = NotificationTexts.NotSlackRemedy }
            : new DeliveryReceipt(FsNotificationState.NotSent, NotificationTexts.SlackRefused.With(missing is null ? word : word + " (" + missing + ")")) { Remedy = SlackWords.Remedy(word) };
    }

    /// <summary>What became of a request without an answer.</summary>
    public static DeliveryReceipt Unanswered(PostedAnswer answer) => answer.End == PostEnd.Lost
        ? new DeliveryReceipt(FsNotificationState.Unknown, answer.Trouble) { Remedy = NotificationTexts.UnknownRemedy }
        : new DeliveryReceipt(FsNotificationState.NotSent, answer.Trouble) { Remedy = NotificationTexts.NotReachedRemedy };

    /// <summary>What became of a request to a channel that has had enough.</summary>
    public static DeliveryReceipt TooMany(PostedAnswer answer) => new(
        FsNotificationState.NotSent,
        answer.RetryAfter is { } wait ? NotificationTexts.TooManyUntil.With((int)Math.Ceiling(wait.TotalSeconds)) : NotificationTexts.TooMany)
    { Remedy = NotificationTexts.WaitRemedy };

}
