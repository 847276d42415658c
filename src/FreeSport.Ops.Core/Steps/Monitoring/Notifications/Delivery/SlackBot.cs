using System.Text.Json;

using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;

/// <summary>
/// A channel at Slack through a bot: one message for each change, which is edited as the change goes on, and the details in
/// its thread.
/// </summary>
/// <param name="post">Sends.</param>
/// <param name="api">Where the API answers, with a slash at the end.</param>
/// <param name="token">The bot's token, a secret.</param>
/// <param name="channel">The channel's id.</param>
internal sealed class SlackBot(ChannelPost post, Uri api, string token, string channel) : IDelivery
{
    // An edit needs the id of the channel that Slack answered, whatever the message was sent to.
    private const char Between = ':';

    public IReadOnlyList<string> Recipients => [channel];

    public OutgoingMessage Form(MessageText text, string? template) => SlackForm.Of(text, template);

    public async Task<DeliveryReceipt> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        string fallback = SlackBlocks.Escape(message.Text.Headline);
        bool isUpdate = false;
        Said? root = null;
        if (message.ThreadId?.Split(Between) is [{ Length: > 0 } place, { Length: > 0 } ts])
        {
            Said edited = await AskAsync("chat.update", SlackBlocks.Json(fallback, message.Root, ("channel", place), ("ts", ts)), cancellationToken).ConfigureAwait(false);
            if (edited.IsOk)
            {
                (root, isUpdate) = (edited with { Channel = place, Ts = ts }, true);
            }
            else if (!SlackWords.IsRootGone(edited.Error ?? string.Empty))
            {
                return edited.Refused() with { ThreadId = message.ThreadId };
            }
        }

        if (root is null)
        {
            root = await AskAsync("chat.postMessage", SlackBlocks.Json(fallback, message.Root, ("channel", channel)), cancellationToken).ConfigureAwait(false);
            if (!root.IsOk)
            {
                return root.Refused();
            }
        }

        string thread = root.Channel + Between + root.Ts;
        Said details = await AskAsync("chat.postMessage", SlackBlocks.Json(fallback, message.Body, ("channel", root.Channel), ("thread_ts", root.Ts)), cancellationToken).ConfigureAwait(false);
        if (!details.IsOk)
        {
            return details.Refused() with { ThreadId = thread, IsUpdate = isUpdate, Detail = NotificationTexts.OnlyRoot };
        }

        return new DeliveryReceipt(FsNotificationState.Sent, isUpdate ? NotificationTexts.SentUpdate : NotificationTexts.Sent)
        {
            MessageId = details.Ts,
            ThreadId = thread,
            IsUpdate = isUpdate,
            Recipients = [root.Channel],
        };
    }

    private async Task<Said> AskAsync(string method, string json, CancellationToken cancellationToken)
    {
        PostedAnswer answer = await post.PostAsync(new Uri(api, method), json, token, cancellationToken).ConfigureAwait(false);
        JsonElement? body = answer.Json;
        return new Said(answer, SlackWebhook.IsOk(body) && answer.IsSuccess, body?.TextOf("channel") ?? channel, body?.TextOf("ts") ?? string.Empty, body?.TextOf("error"), body?.TextOf("needed"));
    }

    /// <summary>What the API said.</summary>
    private sealed record Said(PostedAnswer Answer, bool IsOk, string Channel, string Ts, string? Error, string? Needed)
    {
        public DeliveryReceipt Refused() => SlackForm.Refused(Answer, Error, Needed);
    }
}
