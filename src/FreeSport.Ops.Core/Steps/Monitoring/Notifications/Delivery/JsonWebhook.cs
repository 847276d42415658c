using System.Text.Json;

using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;

/// <summary>An address that takes JSON, in the shape of Telegram's bots, of Mattermost, of a template, or of our own.</summary>
/// <param name="post">Sends.</param>
/// <param name="address">The address, a secret.</param>
/// <param name="format"><c>json</c>, <c>telegram</c> or <c>mattermost</c>.</param>
/// <param name="target">Telegram's chat, or Mattermost's channel; null for the one that the address stands for.</param>
internal sealed class JsonWebhook(ChannelPost post, Uri address, string format, string? target) : IDelivery
{
    private const string Telegram = "telegram";
    private const string Mattermost = "mattermost";

    // Telegram takes 4,096 characters, Mattermost 16,383.
    private const int LongestTelegram = 4_000;
    private const int LongestMattermost = 16_000;
    private const int LongestJson = 100_000;

    private static readonly JsonSerializerOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<string> Recipients => target is null ? [] : [target];

    public OutgoingMessage Form(MessageText text, string? template)
    {
        if (format is not (Telegram or Mattermost) && template is not null)
        {
            return new OutgoingMessage(text, Valid(text.Render(template, Escaped)), 0);
        }

        Func<string, string> escape = format == Mattermost ? Quiet : static value => value;
        string whole = template is null ? text.Fill(OwnTemplates.Plain, escape) : text.Render(template, escape);
        int most = format switch { Telegram => LongestTelegram, Mattermost => LongestMattermost, _ => LongestJson };
        MessageCut cut = MessageCut.To(whole.Length == 0 ? text.Headline : whole, most, lines => SlackForm.Rest(text, lines, escape));
        return new OutgoingMessage(text, JsonSerializer.Serialize(Body(text, cut.Text), Options), cut.LinesCut) { Shown = cut.Text };
    }

    public async Task<DeliveryReceipt> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        PostedAnswer answer = await post.PostAsync(address, message.Body, token: null, cancellationToken).ConfigureAwait(false);
        if (answer.End != PostEnd.Answered)
        {
            return SlackForm.Unanswered(answer);
        }

        if (answer.IsTooMany)
        {
            return SlackForm.TooMany(answer);
        }

        JsonElement? said = answer.Json;
        if (answer.IsSuccess && IsTaken(answer, said))
        {
            return new DeliveryReceipt(FsNotificationState.Sent, NotificationTexts.Sent) { MessageId = MessageId(said), Recipients = Recipients };
        }

        string why = said?.TextOf("description") ?? said?.TextOf("message") ?? said?.TextOf("error") ?? answer.Shown;
        return new DeliveryReceipt(FsNotificationState.NotSent, NotificationTexts.WebhookRefused.With(address.Host, answer.Status, why)) { Remedy = NotificationTexts.WebhookRemedy };
    }

    // A gateway's page in place of an answer is no receipt: both say what they take a message with.
    private bool IsTaken(PostedAnswer answer, JsonElement? said) => format switch
    {
        Telegram => SlackWebhook.IsOk(said),
        Mattermost => answer.Body.Trim() == "ok",
        _ => !SaysNo(said, "ok") && !SaysNo(said, "success"),
    };

    private static bool SaysNo(JsonElement? said, string key) => said is { } body && body.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.False;

    private static string? MessageId(JsonElement? said) =>
        said is { } body && body.TryGetProperty("result", out JsonElement result) && result.ValueKind == JsonValueKind.Object && result.TryGetProperty("message_id", out JsonElement id) ? id.ToString() : null;

    private Dictionary<string, object?> Body(MessageText text, string shown)
    {
        switch (format)
        {
            case Telegram:
                Dictionary<string, object?> message = new() { ["text"] = shown, ["disable_web_page_preview"] = true };
                return target is null ? message : new(message) { ["chat_id"] = target };
            case Mattermost:
                return target is null ? new() { ["text"] = shown } : new() { ["text"] = shown, ["channel"] = target };
            default:
                TeamMessage source = text.Source;
                return new()
                {
                    ["title"] = text.Title,
                    ["text"] = shown,
                    ["verdict"] = source.Verdict?.ToString(),
                    ["project"] = source.Project,
                    ["environment"] = source.Environment,
                    ["change"] = source.Change,
                    ["commit"] = source.Head,
                    ["at"] = source.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
                    ["by"] = source.By,
                    ["items"] = source.Items.Where(static i => !i.IsText).Select(static i => new Dictionary<string, object?>
                    {
                        ["subject"] = i.Subject,
                        ["outcome"] = i.Outcome?.ToString(),
                        ["summary"] = i.Summary,
                        ["environment"] = i.Environment,
                        ["links"] = i.Links.Select(static l => l.AbsoluteUri),
                    }),
                };
        }
    }

    // Mattermost turns names behind an @ into calls to people, @all among them.
    private static string Quiet(string value) => value.Replace("@", "@\u200b");

    private static string Escaped(string value)
    {
        string quoted = JsonSerializer.Serialize(value, Options);
        return quoted.Substring(1, quoted.Length - 2);
    }

    private static string Valid(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return json;
        }
        catch (JsonException wrong)
        {
            throw new FormatException(NotificationTexts.TemplateNoJson.With(wrong.LineNumber + 1));
        }
    }
}
