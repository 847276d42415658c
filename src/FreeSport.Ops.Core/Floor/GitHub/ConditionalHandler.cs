using System.Collections.Concurrent;
using System.Net;

using FreeSport.Ops.Core.Floor.Http;

namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>
/// Asks for what was asked before only whether it changed. The answer that it did not costs nothing of the rate
/// limit, and comes out as the answer of before, marked.
/// </summary>
/// <remarks>Source: GitHub's documentation, "Use conditional requests if appropriate".</remarks>
/// <param name="inner">Sends.</param>
internal sealed class ConditionalHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    internal const string UnchangedHeader = "X-FsOps-Unchanged";

    // A watch asks the same few addresses; pages of a long list are not worth keeping.
    private const int MostKept = 64;

    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        string address = request.RequestUri!.AbsoluteUri;
        if (_kept.TryGetValue(address, out Kept? before))
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", before.Tag);
        }

        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotModified && before is not null)
        {
            response.StatusCode = HttpStatusCode.OK;
            response.Content = new StringContent(before.Body, System.Text.Encoding.UTF8, "application/json");
            response.Headers.TryAddWithoutValidation(UnchangedHeader, "1");
        }
        else if (response.StatusCode == HttpStatusCode.OK && response.Headers.ETag is { } tag && (before is not null || _kept.Count < MostKept)
            && response.Content?.Headers.ContentType?.MediaType == "application/json")
        {
            _kept[address] = new Kept(tag.ToString(), await response.Content.ReadTextAsync(cancellationToken).ConfigureAwait(false));
        }

        return response;
    }

    private sealed record Kept(string Tag, string Body);
}
