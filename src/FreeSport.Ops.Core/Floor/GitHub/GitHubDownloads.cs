using System.Net;
using System.Net.Http.Headers;

using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>Fetches files whose place GitHub names in a redirect, on another host, which must not see the token.</summary>
internal sealed class GitHubDownloads : IDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _api;

    public GitHubDownloads(GitHubAddress address, GitHubPatience patience, IOpsHost host)
    {
        _http = new HttpClient(new RepeatingHandler(new HeadInTimeHandler(new TellingHandler(NetworkHandler.Create(), host), patience.Limit), patience, host)) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("FreeSport.Ops");
        _api = address.Api;
    }

    public async Task<Stream> OpenAsync(Uri path, GitHubToken token, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(_api, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        request.Headers.Accept.ParseAdd(GitHubCall.Accept);
        request.Headers.TryAddWithoutValidation("X-GitHub-Api-Version", GitHubCall.Version);
        HttpResponseMessage answer = await HeadAsync(request, cancellationToken).ConfigureAwait(false);
        if (answer.StatusCode is HttpStatusCode.Found or HttpStatusCode.MovedPermanently or HttpStatusCode.TemporaryRedirect && answer.Headers.Location is { } elsewhere)
        {
            answer.Dispose();
            Uri place = new(_api, elsewhere);
            if (place.Scheme != Uri.UriSchemeHttps && !place.IsLoopback)
            {
                throw new InvalidDataException(GitHubTexts.InsecureRedirect.With(place.Host));
            }

            using HttpRequestMessage fetch = new(HttpMethod.Get, place);
            answer = await HeadAsync(fetch, cancellationToken).ConfigureAwait(false);
        }

        if (!answer.IsSuccessStatusCode)
        {
            using (answer)
            {
                string body = answer.Content is null ? string.Empty : await answer.Content.ReadTextAsync(cancellationToken).ConfigureAwait(false);
                throw new GitHubStatusException((int)answer.StatusCode, body, GitHubWait.Of(answer, body));
            }
        }

#if NETSTANDARD
        return await answer.Content.ReadAsStreamAsync().ConfigureAwait(false);
#else
        return await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#endif
    }

    public void Dispose() => _http.Dispose();

    private Task<HttpResponseMessage> HeadAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
}
