using System.Globalization;
using System.Net.Http.Headers;

namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>How long GitHub wants to be left alone.</summary>
/// <remarks>Source: GitHub's documentation, "Best practices for using the REST API".</remarks>
internal static class GitHubWait
{
    private const int TooManyRequests = 429;

    // Without Retry-After and without a reset, the documentation asks for at least a minute.
    private static readonly TimeSpan Unsaid = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>Whether an answer is a refusal for having asked too often, and how long to wait then.</summary>
    /// <returns>The time; null when the answer is none of these.</returns>
    public static TimeSpan? Of(HttpResponseMessage response, string body)
    {
        int status = (int)response.StatusCode;
        if (status is not (403 or TooManyRequests or >= 500))
        {
            return null;
        }

        if (response.Headers.RetryAfter is { } asked)
        {
            return Positive(Asked(asked, Now(response)));
        }

        if (status >= 500)
        {
            return null;
        }

        bool isSpent = Field(response, "x-ratelimit-remaining") == "0";
        if (isSpent && long.TryParse(Field(response, "x-ratelimit-reset"), NumberStyles.None, CultureInfo.InvariantCulture, out long reset) && reset < 253402300799)
        {
            // Against the server's clock: this machine's may be wrong.
            return Positive(DateTimeOffset.FromUnixTimeSeconds(reset).UtcDateTime - Now(response) + TimeSpan.FromSeconds(1));
        }

        return isSpent || status == TooManyRequests || body.Contains("secondary rate limit", StringComparison.OrdinalIgnoreCase) ? Unsaid : null;
    }

    /// <summary>The same of an answer that was taken apart.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="head">The fields of its head.</param>
    /// <param name="body">Its body.</param>
    /// <returns>The time; null when the answer is none of these.</returns>
    public static TimeSpan? Of(int status, IEnumerable<KeyValuePair<string, string>> head, string body)
    {
        using HttpResponseMessage response = new((System.Net.HttpStatusCode)status);
        foreach (KeyValuePair<string, string> field in head)
        {
            response.Headers.TryAddWithoutValidation(field.Key, field.Value);
        }

        return Of(response, body);
    }

    /// <summary>A date of an HTTP head, in UTC.</summary>
    /// <returns>The date; null when it is none.</returns>
    public static DateTime? Date(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date) ? date.UtcDateTime : null;

    private static TimeSpan Asked(RetryConditionHeaderValue asked, DateTime now) => asked.Delta ?? (asked.Date is { } date ? date.UtcDateTime - now : Unsaid);

    private static DateTime Now(HttpResponseMessage response) => response.Headers.Date?.UtcDateTime ?? DateTime.UtcNow;

    // A server that says "at once" and refuses again would otherwise be asked without a pause.
    private static TimeSpan Positive(TimeSpan time) => time < Shortest ? Shortest : time;

    private static string? Field(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
