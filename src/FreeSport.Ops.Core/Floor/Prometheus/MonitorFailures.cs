using System.Text;
using System.Text.Json;

using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>Says what a monitor or the way to it did, and what to do about it.</summary>
/// <param name="address">The monitor.</param>
/// <param name="timeout">How long it may take.</param>
internal sealed class MonitorFailures(MonitorAddress address, TimeSpan timeout)
{
    /// <summary>It took too long.</summary>
    public OpsException TimedOut() => Make(
        ErrorIds.MonitorTimedOut, FailureKind.OperationTimeout, PrometheusTexts.TimedOut.With(address.Name, address.Root, (int)Math.Ceiling(timeout.TotalSeconds)), PrometheusTexts.TimedOutRemedy);

    /// <summary>The answer is larger than anything that is asked for here.</summary>
    public OpsException TooLarge() => Make(
        ErrorIds.MonitorAnswerTooLarge, FailureKind.InvalidData, PrometheusTexts.TooLarge.With(address.Name, MonitorConnection.LargestAnswer / 1024 / 1024), PrometheusTexts.TooLargeRemedy);

    /// <summary>The answer is not in the form of the API.</summary>
    /// <param name="said">What is wrong with it.</param>
    /// <param name="cause">What found that out; null for nothing.</param>
    public OpsException Unreadable(string said, Exception? cause = null) => Make(
        ErrorIds.MonitorAnswerUnreadable, FailureKind.InvalidData, PrometheusTexts.Unreadable.With(address.Name, address.Root, Clean(said)), PrometheusTexts.UnreadableRemedy.With(address.Root), cause);

    /// <summary>No answer came.</summary>
    /// <param name="network">Why.</param>
    public OpsException NoAnswer(HttpRequestException network)
    {
        string said = Clean(network.GetBaseException().Message);
        HttpTrouble trouble = HttpTroubles.Of(network);
        return trouble switch
        {
            _ when RequestProxy.Blame(trouble, address.Root) is { } proxy => Make(ErrorIds.MonitorUnreachable, FailureKind.ReadError, address.Name + ": " + proxy, PrometheusTexts.UnreachableRemedy.With(address.Root), network),
            HttpTrouble.HostNotFound => Make(ErrorIds.MonitorUnreachable, FailureKind.ReadError, PrometheusTexts.HostNotFound.With(address.Name, address.Root.Host), PrometheusTexts.UnreachableRemedy.With(address.Root), network),
            HttpTrouble.Tls => Make(ErrorIds.MonitorTlsFailed, FailureKind.SecurityError, PrometheusTexts.TlsFailed.With(address.Name, address.Root, said), PrometheusTexts.TlsFailedRemedy, network),
            _ => Make(ErrorIds.MonitorUnreachable, FailureKind.ReadError, PrometheusTexts.Unreachable.With(address.Name, address.Root, said), PrometheusTexts.UnreachableRemedy.With(address.Root), network),
        };
    }

    /// <summary>The failure for an answer that is no success.</summary>
    /// <param name="answer">The answer.</param>
    public OpsException OfStatus(MonitorAnswer answer)
    {
        (string? type, string said) = Told(answer);
        OpsException failed = answer.Status switch
        {
            // A timed out or cancelled query comes with 503, an execution error with 422, whatever proxy stands between.
            400 when type == "bad_data" => Make(ErrorIds.MetricQueryInvalid, FailureKind.InvalidArgument, PrometheusTexts.QueryInvalid.With(address.Name, said), PrometheusTexts.QueryInvalidRemedy),
            422 when type is not null => Make(ErrorIds.MetricQueryFailed, FailureKind.InvalidOperation, PrometheusTexts.QueryFailed.With(address.Name, said), PrometheusTexts.QueryFailedRemedy),
            401 or 403 or 407 => Make(ErrorIds.MonitorForbidden, FailureKind.PermissionDenied, PrometheusTexts.Forbidden.With(address.Name, address.Root, answer.Status, said), PrometheusTexts.ForbiddenRemedy),
            404 or 405 => Make(ErrorIds.MonitorNotFound, FailureKind.ObjectNotFound, PrometheusTexts.NotFound.With(address.Name, address.Root, answer.Status, said), PrometheusTexts.NotFoundRemedy),
            >= 300 and < 400 => Unreadable(PrometheusTexts.Redirected.With(answer.Status, answer.Location is { } to ? UrlCredentials.Mask(to.OriginalString.Split('?')[0]) : "?")),
            429 or 502 or 503 or 504 => Make(ErrorIds.MonitorUnavailable, FailureKind.ReadError, PrometheusTexts.Unavailable.With(address.Name, address.Root, answer.Status, said), PrometheusTexts.UnavailableRemedy),
            _ => Make(ErrorIds.MonitorRejected, FailureKind.InvalidOperation, PrometheusTexts.Rejected.With(address.Name, answer.Status, said), PrometheusTexts.RejectedRemedy),
        };
        return answer.RetryAfter is { } wait ? new OpsException(failed.Failure with { RetryAfter = wait }) : failed;
    }

    // Prometheus says errorType and error, Alertmanager code and message or a bare text, Grafana message, a proxy a page.
    private static (string? Type, string Said) Told(MonitorAnswer answer)
    {
        try
        {
            using JsonDocument body = JsonDocument.Parse(answer.Body);
            string? said = body.RootElement.ValueKind == JsonValueKind.String ? body.RootElement.GetString() : body.RootElement.TextOf("error") ?? body.RootElement.TextOf("message");
            return (body.RootElement.TextOf("errorType"), Clean(said ?? string.Empty));
        }
        catch (Exception noJson) when (noJson is JsonException or InvalidOperationException)
        {
            string text = Encoding.UTF8.GetString(answer.Body, 0, Math.Min(answer.Body.Length, 2000));
            return (null, text.TrimStart().StartsWith("<", StringComparison.Ordinal) ? PrometheusTexts.HtmlPage : Clean(text));
        }
    }

    private static string Clean(string said) => UrlCredentials.Mask(said.FirstLine(300));

    private OpsException Make(string id, FailureKind kind, string message, string remedy, Exception? cause = null) =>
        new(new OpsFailure(id, kind, message.TrimEnd(' ', ':'), remedy, address.Name, cause));
}
