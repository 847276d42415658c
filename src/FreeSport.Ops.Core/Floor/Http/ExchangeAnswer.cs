using System.Text;

namespace FreeSport.Ops.Core.Floor.Http;

/// <summary>What became of one request.</summary>
/// <param name="trouble">Why the answer is not whole.</param>
internal sealed class ExchangeAnswer(ExchangeTrouble trouble)
{
    public ExchangeTrouble Trouble { get; } = trouble;

    /// <summary>Gets what the system said of the trouble; null where there was none.</summary>
    public string? Message { get; init; }

    /// <summary>Gets the HTTP status; null when no answer began.</summary>
    public int? Status { get; init; }

    /// <summary>Gets the headers, those of the body among them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public byte[] Body { get; init; } = [];

    /// <summary>Gets how long everything took.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Gets what the time went into; null where this platform does not tell.</summary>
    public ExchangeTimes? Times { get; init; }

    /// <summary>Gets the server's certificate; null without one.</summary>
    public SeenCertificate? Certificate { get; init; }

    /// <summary>Gets the proxy it went through, as host and port; null for none.</summary>
    public string? Proxy { get; init; }

    /// <summary>A header's value.</summary>
    public string? Header(string name) =>
        Headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static h => h.Value).FirstOrDefault();

    /// <summary>The body as text, in the charset that the answer names, else UTF-8.</summary>
    public string Text()
    {
        string type = Header("Content-Type") ?? string.Empty;
        int at = type.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        string charset = at < 0 ? string.Empty : type.Substring(at + "charset=".Length).Split(';')[0].Trim(' ', '"', '\'');
        try
        {
            return (charset.Length == 0 ? Encoding.UTF8 : Encoding.GetEncoding(charset)).GetString(Body).TrimStart('\uFEFF');
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8.GetString(Body).TrimStart('\uFEFF');
        }
    }

    /// <summary>How long the server asks to be left alone; null when it does not.</summary>
    public TimeSpan? RetryAfter()
    {
        string? asked = Header("Retry-After");
        return int.TryParse(asked, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int seconds) ? TimeSpan.FromSeconds(seconds)
            : DateTimeOffset.TryParse(asked, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out DateTimeOffset at) && at > DateTimeOffset.UtcNow ? at - DateTimeOffset.UtcNow
            : null;
    }
}
