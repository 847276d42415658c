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

    // Enough to see that an answer began; what a page of megabytes holds is not asked.
    private const int LargestAnswer = 32 * 1024;

    // Names that stand for others, and never answer. Source: RFC 2606 and 6761.
    private static readonly string[] Reserved = [".example", ".invalid", ".test", "example.com", "example.org", "example.net"];

    /// <summary>Asks them.</summary>
    public async Task CheckAsync(DocumentationWorld world, DocumentationFindings findings, CancellationToken cancellationToken)
    {
        (Uri Address, FoundPlace[] Places)[] all =
        [
            .. world.Pages.SelectMany(static p => p.Markdown.Links.Select(l => (Address: AddressOf(l), Place: p.At(l.Line, l.Column))))
                .Where(static l => l.Address is not null)
                .GroupBy(static l => l.Address!.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped), StringComparer.Ordinal)
                .Select(static g => (g.First().Address!, g.Select(static l => l.Place).ToArray())),
        ];
        using SemaphoreSlim free = new(AtOnce);
        (FsOutcome Outcome, string Message)?[] answers = await Task.WhenAll(all.Select(async one =>
        {
            await free.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await AskAsync(one.Address, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                free.Release();
            }
        })).ConfigureAwait(false);
        for (int i = 0; i < all.Length; i++)
        {
            foreach (FoundPlace place in answers[i] is null ? [] : all[i].Places)
            {
                findings.Add(FsDocumentationRule.ExternalLink, answers[i]!.Value.Outcome, Shown(all[i].Address), place, answers[i]!.Value.Message, DocumentationTexts.ExternalRemedy);
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

    private async Task<(FsOutcome Outcome, string Message)?> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        Uri at = new(address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
        for (int i = 0; i <= MostRedirects; i++)
        {
            ExchangeAnswer answer = await exchange.SendAsync(new ExchangeRequest("GET", at) { Timeout = timeout, LargestAnswer = LargestAnswer }, cancellationToken).ConfigureAwait(false);
            if (answer.Status is >= 300 and < 400 && Uri.TryCreate(at, answer.Header("Location"), out Uri? next) && next.Scheme is "http" or "https")
            {
                at = next;
                continue;
            }

            return answer.Status switch
            {
                404 or 410 => (FsOutcome.Failed, DocumentationTexts.ExternalGone.With(Shown(address), answer.Status)),

                // Who may not look sees that something is there.
                (>= 200 and < 400) or 401 or 403 or 405 => null,
                { } status => (FsOutcome.Inconclusive, DocumentationTexts.ExternalStatus.With(Shown(address), status)),
                null => (FsOutcome.Inconclusive, DocumentationTexts.ExternalSilent.With(Shown(address), answer.Message ?? answer.Trouble.ToString())),
            };
        }

        return (FsOutcome.Failed, DocumentationTexts.ExternalCircle.With(Shown(address)));
    }
}
