using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;

/// <summary>How a request to a channel ended.</summary>
/// <param name="End">Whether there was an answer.</param>
/// <param name="Status">Its status; 0 without an answer.</param>
/// <param name="Body">Its body.</param>
/// <param name="Trouble">Why there was none, in the reader's language; empty where there was one.</param>
internal sealed record PostedAnswer(PostEnd End, int Status, string Body, string Trouble)
{
    private const int FirstSuccess = 200;
    private const int FirstRedirect = 300;

    /// <summary>Gets how long the other side asks to wait; null where it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets a value indicating whether the status says that it was taken.</summary>
    public bool IsSuccess => Status is >= FirstSuccess and < FirstRedirect;

    /// <summary>Gets the beginning of the body as it may be shown: nothing in it steers a terminal.</summary>
    public string Shown => string.Concat(Body.FirstLine(80).Where(static c => !char.IsControl(c)));

    /// <summary>Gets a value indicating whether the other side has had enough for now.</summary>
    public bool IsTooMany => Status == 429;

    /// <summary>Gets the body as an object of JSON; null for anything else.</summary>
    public JsonElement? Json
    {
        get
        {
            try
            {
                using JsonDocument document = JsonDocument.Parse(Body);
                return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
