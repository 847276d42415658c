using System.Diagnostics;
using System.Net;

using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>Asks an address once. Redirects are followed on the same host alone; what is secret goes to the first address alone.</summary>
/// <param name="exchange">Sends.</param>
/// <param name="logins">Logs in.</param>
/// <param name="options">How to send.</param>
/// <param name="redactor">Is told of every secret before it is used.</param>
/// <param name="variable">Reads a variable of the environment.</param>
internal sealed class HttpProbe(HttpExchange exchange, SmokeLogins logins, SmokeOptions options, SecretRedactor redactor, Func<string, string?> variable)
{
    private const int MostRedirects = 10;

    /// <summary>Asks.</summary>
    /// <param name="planned">The check.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was seen.</returns>
    public async Task<SmokeLook> AskAsync(PlannedCheck planned, TimeSpan timeout, CancellationToken cancellationToken)
    {
        SmokeCheckDefinition check = planned.Check;
        if (!Uri.TryCreate(check.Target, UriKind.Absolute, out Uri? start) || start.Host.Length == 0)
        {
            return SmokeLook.Of(FsSmokeTrouble.NotReady, SmokeTexts.AddressInvalid.With(UrlCredentials.Mask(check.Target)), SmokeTexts.AddressInvalidRemedy);
        }

        (List<KeyValuePair<string, string>> secrets, SmokeLook? trouble) = await SecretsAsync(planned, start, cancellationToken).ConfigureAwait(false);
        if (trouble is not null)
        {
            return trouble;
        }

        Uri address = new(start.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
        HashSet<string> visited = [];
        Stopwatch clock = Stopwatch.StartNew();
        while (true)
        {
            visited.Add(address.AbsoluteUri);
            ExchangeAnswer answer = await exchange.SendAsync(Request(check, address, IsSameOrigin(address, start) ? secrets : [], timeout - clock.Elapsed), cancellationToken).ConfigureAwait(false);
            if (answer.Trouble != ExchangeTrouble.None)
            {
                return ExchangeWords.Look(answer, address, options) with { RedirectedTo = visited.Count > 1 ? Shown(address) : null };
            }

            Uri? target = answer.Status is >= 300 and < 400 && Uri.TryCreate(address, answer.Header("Location"), out Uri? found) ? found : null;
            if (target is null || !Follows(check))
            {
                return Judged(planned, answer, target, address, visited.Count > 1, clock.Elapsed);
            }

            if (Wrong(target, address, visited) is { } wrong)
            {
                return wrong with { Status = answer.Status, RedirectedTo = Shown(target), CertificateEnd = answer.Certificate?.NotAfter };
            }

            address = target;
        }
    }

    /// <summary>An address as it may be shown.</summary>
    public static string Shown(Uri address) =>
        UrlCredentials.Mask(address.IsAbsoluteUri ? address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped) : address.OriginalString);

    private async Task<(List<KeyValuePair<string, string>> Secrets, SmokeLook? Trouble)> SecretsAsync(PlannedCheck planned, Uri start, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> secrets = [];
        foreach (string part in UrlCredentials.In(planned.Check.Target))
        {
            redactor.Register(part);
            redactor.Register(Uri.UnescapeDataString(part));
        }

        if (planned.Check.HeadersFrom.Count + start.UserInfo.Length + (options.Checks.Contains(planned.Check) ? options.SecretHeaders.Count : 0) > 0 && SmokeLogins.Unencrypted(start) is { } open)
        {
            return (secrets, open);
        }

        foreach (KeyValuePair<string, string> header in planned.Check.HeadersFrom)
        {
            if (variable(header.Value) is not { Length: > 0 } value)
            {
                return (secrets, SmokeLook.Of(FsSmokeTrouble.NotReady, SmokeTexts.HeaderMissing.With(header.Key, header.Value), SmokeTexts.HeaderMissingRemedy.With(header.Value)));
            }

            redactor.Register(value);
            secrets.Add(new(header.Key, value));
        }

        IEnumerable<KeyValuePair<string, string>> given = options.Checks.Contains(planned.Check) ? options.SecretHeaders : [];
        foreach (KeyValuePair<string, string> header in given)
        {
            redactor.Register(header.Value);
            redactor.Register(header.Value.Substring(header.Value.IndexOf(' ') + 1));
            secrets.Add(header);
        }

        if (planned.Check.Login is { } login)
        {
            (string? value, SmokeLook? trouble) = await logins.HeaderAsync(planned.Environment, login, start, cancellationToken).ConfigureAwait(false);
            if (trouble is not null)
            {
                return (secrets, trouble);
            }

            secrets.Add(new("Authorization", value!));
        }
        else if (planned.Environment is null && options.Credentials.TryGetValue(string.Empty, out NetworkCredential? credential))
        {
            if (SmokeLogins.Unencrypted(start) is { } unencrypted)
            {
                return (secrets, unencrypted);
            }

            secrets.Add(new("Authorization", logins.Direct(credential)));
        }
        else if (start.UserInfo.Length > 0)
        {
            string[] parts = start.UserInfo.Split([':'], 2);
            secrets.Add(new("Authorization", SmokeLogins.Basic(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : string.Empty)));
        }

        // .NET's own exception would quote the value.
        KeyValuePair<string, string> strange = secrets.FirstOrDefault(static h => h.Value.Any(char.IsControl));
        return strange.Key is null ? (secrets, null)
            : (secrets, SmokeLook.Of(FsSmokeTrouble.NotReady, SmokeTexts.HeaderStrange.With(strange.Key), SmokeTexts.HeaderStrangeRemedy));
    }

    private ExchangeRequest Request(SmokeCheckDefinition check, Uri address, List<KeyValuePair<string, string>> secrets, TimeSpan left) => new(check.Method, address)
    {
        Headers = [.. check.Headers, .. secrets],
        Body = check.Body,
        Timeout = left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1),
        LargestAnswer = options.LargestAnswer,
        Proxy = options.Proxy,
        UsesNoProxy = options.UsesNoProxy,
        Roots = options.Roots,
        TakesAnyCertificate = check.SkipsCertificateCheck,
    };

    // Whoever expects a redirect wants to see it; and what is sent with a body is not sent again elsewhere.
    private static bool Follows(SmokeCheckDefinition check) => check.Method is "GET" or "HEAD" && check.Expect.Redirect is null && !check.Expect.Status.Any(static s => s[0] == '3');

    private static SmokeLook? Wrong(Uri target, Uri from, HashSet<string> visited)
    {
        (string? said, string remedy) = visited.Contains(target.AbsoluteUri) ? (SmokeTexts.RedirectCircle.With(Shown(target)), SmokeTexts.RedirectCircleRemedy)
            : visited.Count > MostRedirects ? (SmokeTexts.RedirectsTooMany.With(MostRedirects), SmokeTexts.RedirectCircleRemedy)
            : !target.Host.Equals(from.Host, StringComparison.OrdinalIgnoreCase) ? (SmokeTexts.RedirectElsewhere.With(Shown(target)), SmokeTexts.RedirectElsewhereRemedy)
            : target.Scheme != from.Scheme && target.Scheme != Uri.UriSchemeHttps ? (SmokeTexts.RedirectOpen.With(Shown(target)), SmokeTexts.RedirectOpenRemedy)
            : (null, string.Empty);
        return said is null ? null : SmokeLook.Of(FsSmokeTrouble.Redirects, said, remedy);
    }

    private static bool IsSameOrigin(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static SmokeLook Judged(PlannedCheck planned, ExchangeAnswer answer, Uri? target, Uri address, bool wasLed, TimeSpan took)
    {
        AnswerVerdict verdict = new(planned.Check, planned.Version, DateTime.UtcNow);
        return new SmokeLook
        {
            Expectations = verdict.Decide(answer, target),
            Status = answer.Status,
            Took = took,
            Times = answer.Times,
            TimesMissing = answer.Times is null ? SmokeTexts.NoPhases : answer.Proxy is { } proxy ? SmokeTexts.PhasesBehindProxy.With(proxy) : wasLed ? SmokeTexts.PhasesOfLast : null,
            Addresses = answer.Times?.Addresses ?? [],
            Version = verdict.Version,
            RedirectedTo = target is not null ? Shown(target) : wasLed ? Shown(address) : null,
            CertificateEnd = answer.Certificate?.NotAfter,
            Notes = answer.Times?.Silent.Count > 0 ? [SmokeTexts.SilentAddresses.With(string.Join(", ", answer.Times.Silent))] : [],
            RetryAfter = answer.RetryAfter(),
        };
    }
}
