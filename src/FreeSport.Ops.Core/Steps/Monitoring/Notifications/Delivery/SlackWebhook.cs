using System.Text.Json;

using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;

/// <summary>A channel at Slack through an incoming webhook, which takes messages and tells nothing of them: no threads, no edits.</summary>
/// <param name="post">Sends.</param>
/// <param name="address">The webhook's address, a secret.</param>
internal sealed class SlackWebhook(ChannelPost post, Uri address) : IDelivery
{
    public IReadOnlyList<string> Recipients => [];

    public OutgoingMessage Form(MessageText text, string? template) => SlackForm.Of(text, template);

    public async Task<DeliveryReceipt> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        string json = SlackBlocks.Json(SlackBlocks.Escape(message.Text.Headline), message.Body);
        PostedAnswer answer = await post.PostAsync(address, json, token: null, cancellationToken).ConfigureAwait(false);
        JsonElement? said = answer.Json;
        return answer.IsSuccess && (answer.Body.Trim() == "ok" || IsOk(said))
            ? new DeliveryReceipt(FsNotificationState.Sent, NotificationTexts.Sent)
            : SlackForm.Refused(answer, said?.TextOf("error") ?? SlackWords.Of(answer.Body));
    }

    /// <summary>Whether an answer of the API says that the request was taken.</summary>
    public static bool IsOk(JsonElement? said) => said is { } body && body.TryGetProperty("ok", out JsonElement ok) && ok.ValueKind == JsonValueKind.True;
}
