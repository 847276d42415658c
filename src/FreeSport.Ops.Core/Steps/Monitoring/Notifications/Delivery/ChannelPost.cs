using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;

/// <summary>Posts JSON to the channels. An address may be a secret whole: nobody is told more of it than its host.</summary>
/// <param name="host">Is told that a request was made.</param>
/// <param name="patience">How long an answer may take, and how long a channel may ask to wait.</param>
/// <param name="waitAsync">Waits; tests look at how long.</param>
internal sealed class ChannelPost(IOpsHost host, TimeSpan patience, Func<TimeSpan, CancellationToken, Task> waitAsync) : IDisposable
{
    private const int LargestAnswer = 1024 * 1024;

    private readonly HttpClient _client = new(NetworkHandler.Create()) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer };

    /// <summary>Gets how long an answer may take.</summary>
    public TimeSpan Patience => patience;

    /// <summary>Posts; where the channel asks to wait a while, once more after that.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="json">The body.</param>
    /// <param name="token">The bearer token; null for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The answer.</returns>
    public async Task<PostedAnswer> PostAsync(Uri address, string json, string? token, CancellationToken cancellationToken)
    {
        PostedAnswer answer = await PostOnceAsync(address, json, token, cancellationToken).ConfigureAwait(false);
        if (!answer.IsTooMany || answer.RetryAfter is not { } wait || wait > patience)
        {
            return answer;
        }

        host.WriteVerbose(NotificationTexts.Waiting.With(address.Host, (int)Math.Ceiling(wait.TotalSeconds)));
        try
        {
            await waitAsync(wait, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return answer;
        }

        return await PostOnceAsync(address, json, token, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _client.Dispose();

    private async Task<PostedAnswer> PostOnceAsync(Uri address, string json, string? token, CancellationToken cancellationToken)
    {
        using HandedOverContent content = new(json);
        using HttpRequestMessage request = new(HttpMethod.Post, address) { Content = content };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("FreeSport.Ops", typeof(ChannelPost).Assembly.GetName().Version!.ToString()));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using CancellationTokenSource bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(patience);
        try
        {
            using HttpResponseMessage response = await _client.SendAsync(request, bounded.Token).ConfigureAwait(false);
            string body = await response.Content.ReadTextAsync(bounded.Token).ConfigureAwait(false);
            host.WriteVerbose(NotificationTexts.Answered.With(address.Host, (int)response.StatusCode));
            return new PostedAnswer(PostEnd.Answered, (int)response.StatusCode, body, string.Empty) { RetryAfter = RetryAfter(response, body) };
        }
        catch (OperationCanceledException)
        {
            return End(content, cancellationToken.IsCancellationRequested ? NotificationTexts.Stopped : NotificationTexts.NoAnswer.With(address.Host, (int)patience.TotalSeconds));
        }
        catch (HttpRequestException failed)
        {
            HttpTrouble trouble = HttpTroubles.Of(failed);
            return End(content, content.IsHandedOver ? NotificationTexts.AnswerLost.With(address.Host) : RequestProxy.Blame(trouble, address) ?? Words(trouble, address.Host));
        }
        catch (Exception broken) when (broken is IOException or WebException or ObjectDisposedException)
        {
            return End(content, NotificationTexts.AnswerLost.With(address.Host));
        }

        PostedAnswer End(HandedOverContent sent, string trouble)
        {
            host.WriteVerbose(trouble);
            return new PostedAnswer(sent.IsHandedOver ? PostEnd.Lost : PostEnd.NotSent, 0, string.Empty, trouble);
        }
    }

    private static string Words(HttpTrouble trouble, string host) => (trouble switch
    {
        HttpTrouble.HostNotFound => NotificationTexts.HostNotFound,
        HttpTrouble.Tls => NotificationTexts.NoTls,
        _ => NotificationTexts.NotReached,
    }).With(host);

    // Telegram says it in the body as well, and some gateways lose the header.
    private static TimeSpan? RetryAfter(HttpResponseMessage response, string body)
    {
        if (response.Headers.RetryAfter is { } header)
        {
            TimeSpan? wait = header.Delta ?? (header.Date is { } date ? date - (response.Headers.Date ?? DateTimeOffset.UtcNow) : null);
            return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return Seconds(document.RootElement, "retry_after") ?? (document.RootElement.TryGetProperty("parameters", out JsonElement parameters) ? Seconds(parameters, "retry_after") : null);
        }
        catch (Exception none) when (none is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static TimeSpan? Seconds(JsonElement of, string key) =>
        of.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.Number && double.Parse(value.GetRawText(), CultureInfo.InvariantCulture) is >= 0 and < int.MaxValue and double seconds
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
