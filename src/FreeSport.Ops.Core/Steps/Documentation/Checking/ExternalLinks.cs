using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Steps.Documentation.Markdown;
using FreeSport.Ops.Core.Steps.Documentation.Pages;

namespace FreeSport.Ops.Core.Steps.Documentation.Checking;

/// <summary>Asks the addresses outside of the repository that pages link, each once, a few at a time.</summary>
/// <param name="exchange">Sends.</param>
/// <param name="timeout">How long one address may take.</param>
internal sealed class ExternalLinks(HttpExchange exchange, TimeSpan timeout)
{
    private const int AtOnce = 6;
    private const int MostRedirects = 5;

    // Enough to see that an answer began; where no link names an anchor, what the page holds is not asked.
    private const int LargestAnswer = 32 * 1024;

    // Names that stand for others, and never answer. Source: RFC 2606 and 6761.
    private static readonly string[] Reserved = [".example", ".invalid", ".test", "example.com", "example.org", "example.net"];

    /// <summary>Asks them.</summary>
    public async Task CheckAsync(DocumentationWorld world, DocumentationFindings findings, CancellationToken cancellationToken)
    {
        (Uri Address, (string? Anchor, FoundPlace Place)[] Links)[] all =
        [
            .. world.Pages.SelectMany(static p => p.Markdown.Links.Select(l => (Address: AddressOf(l), Place: p.At(l.Line, l.Column))))
                .Where(static l => l.Address is not null)
                .GroupBy(static l => l.Address!.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped), StringComparer.Ordinal)
                .Select(static g => (g.First().Address!, g.Select(static l => (ExternalAnchors.Of(l.Address!), l.Place)).ToArray())),
        ];
        using SemaphoreSlim free = new(AtOnce);
        ((FsOutcome Outcome, string Message)? Wrong, ExchangeAnswer? Page)[] answers = await Task.WhenAll(all.Select(async one =>
        {
            await free.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await AskAsync(one.Address, one.Links.Any(static l => l.Anchor is not null), cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                free.Release();
            }
        })).ConfigureAwait(false);
        for (int i = 0; i < all.Length; i++)
        {
            string shown = Shown(all[i].Address);
            foreach ((string? anchor, FoundPlace place) in all[i].Links)
            {
                if (answers[i].Wrong is { } wrong)
                {
                    findings.Add(FsDocumentationRule.ExternalLink, wrong.Outcome, shown, place, wrong.Message, DocumentationTexts.ExternalRemedy);
                }
                else if (anchor is not null && answers[i].Page is { } page && ExternalAnchors.Ask(page, anchor, shown) is { } missing)
                {
                    findings.Add(FsDocumentationRule.ExternalLink, missing.Outcome, shown + "#" + anchor, place, missing.Message, DocumentationTexts.ExternalRemedy);
                }
            }
        }
    }

    // Where a user or a password stands in it, it is asked by nobody.
    private static Uri? AddressOf(MarkdownLink link) =>
        Uri.TryCreate(link.Target, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0
        && !Reserved.Any(r => address.Host.EndsWith(r, StringComparison.OrdinalIgnoreCase))
            ? address
            : null;

    // What an address asks for may be a secret.
    private static string Shown(Uri address) => address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    private async Task<((FsOutcome Outcome, string Message)? Wrong, ExchangeAnswer? Page)> AskAsync(Uri address, bool isWhole, CancellationToken cancellationToken)
    {
        Uri at = new(address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
        for (int i = 0; i <= MostRedirects; i++)
        {
            ExchangeAnswer answer = await exchange.SendAsync(new ExchangeRequest("GET", at) { Timeout = timeout, LargestAnswer = isWhole ? ExternalAnchors.LargestPage : LargestAnswer }, cancellationToken).ConfigureAwait(false);
            if (answer.Status is >= 300 and < 400 && Uri.TryCreate(at, answer.Header("Location"), out Uri? next) && next.Scheme is "http" or "https")
            {
                at = next;
                continue;
            }

            return answer.Status switch
            {
                404 or 410 => ((FsOutcome.Failed, DocumentationTexts.ExternalGone.With(Shown(address), answer.Status)), null),
                >= 200 and < 300 => (null, answer),

                // Who may not look sees that something is there.
                (>= 300 and < 400) or 401 or 403 or 405 => (null, null),
                { } status => ((FsOutcome.Inconclusive, DocumentationTexts.ExternalStatus.With(Shown(address), status)), null),
                null => ((FsOutcome.Inconclusive, DocumentationTexts.ExternalSilent.With(Shown(address), answer.Message ?? answer.Trouble.ToString())), null),
            };
        }

        return ((FsOutcome.Failed, DocumentationTexts.ExternalCircle.With(Shown(address))), null);
    }
}
