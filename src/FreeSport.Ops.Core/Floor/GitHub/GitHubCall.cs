using System.Text;

using Octokit;
using Octokit.Internal;

namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>One call through Octokit, which passes neither the token that stops it nor headers of ours on to its transport.</summary>
/// <param name="transport">Sends for all calls; not disposed with this one.</param>
/// <param name="cancellationToken">Stops the call.</param>
internal sealed class GitHubCall(HttpClientAdapter transport, CancellationToken cancellationToken) : IHttpClient
{
    // The second is for what stands between and knows the general type only.
    internal const string Accept = "application/vnd.github+json, application/json;q=0.9";

    internal const string Version = "2022-11-28";

    public Task<IResponse> Send(IRequest request, CancellationToken unused, Func<object, object>? preprocessResponseBody = null)
    {
        request.Headers["Accept"] = Accept;
        request.Headers["X-GitHub-Api-Version"] = Version;
        if (request.Method == HttpMethod.Delete)
        {
            request.Body = null;
        }
        else if (request.Body is null && request.Method != HttpMethod.Get)
        {
            // GitHub asks for a length even where there is nothing to say.
            request.Body = new ByteArrayContent([]);
        }
        else if (request.Body is string json)
        {
            // Octokit says that a body is a form unless told otherwise, and cannot be told for PUT and PATCH.
            request.Body = new StringContent(json, Encoding.UTF8, "application/json");
        }

        return transport.Send(request, cancellationToken, preprocessResponseBody);
    }

    public void SetRequestTimeout(TimeSpan timeout) => transport.SetRequestTimeout(timeout);

    public void Dispose()
    {
        // The transport belongs to the client.
    }
}
