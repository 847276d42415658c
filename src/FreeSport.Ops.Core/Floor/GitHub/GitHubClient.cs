using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Floor.Results;

using Octokit;
using Octokit.Internal;

namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>
/// Asks GitHub about one repository. Octokit authenticates, carries and tells errors apart; bodies are the module's own
/// types; underneath, requests are bounded, repeated where that is safe, slowed down as GitHub asks, and conditional
/// where the same was asked before. Safe to use from several threads.
/// </summary>
/// <remarks>Every method throws <see cref="OpsException"/> for whatever GitHub or the network does, as <see cref="GitHubFailures"/> names it.</remarks>
public sealed class GitHubClient : IDisposable
{
    private static readonly ProductHeaderValue Product = new("FreeSport.Ops");

    private readonly HttpMessageHandler _handler;
    private readonly IOpsHost _host;
    private readonly HttpClientAdapter _transport;
    private readonly GitHubDownloads _downloads;
    private readonly GitHubFailures _failures;
    private volatile InMemoryCredentialStore _credentials;

    /// <summary>Initializes a new instance of the <see cref="GitHubClient"/> class. Sends nothing.</summary>
    /// <param name="address">The repository.</param>
    /// <param name="token">Who asks.</param>
    /// <param name="patience">How long and how often.</param>
    /// <param name="host">Is told of every request and every wait.</param>
    public GitHubClient(GitHubAddress address, GitHubToken token, GitHubPatience patience, IOpsHost host)
    {
        Address = address;
        Patience = patience;
        _host = host;
        _credentials = StoreOf(token);
        _failures = new GitHubFailures(address, token);

        _handler = new ConditionalHandler(new RepeatingHandler(new BoundedAnswerHandler(new TellingHandler(NetworkHandler.Create(), host), patience.Limit), patience, host));
        _transport = new HttpClientAdapter(() => _handler);
        _transport.SetRequestTimeout(System.Threading.Timeout.InfiniteTimeSpan);
        _downloads = new GitHubDownloads(address, patience, host);
        Token = token;
    }

    /// <summary>Gets the repository.</summary>
    public GitHubAddress Address { get; }

    /// <summary>Gets who asks.</summary>
    public GitHubToken Token { get; private set; }

    /// <summary>Gets how long and how often.</summary>
    public GitHubPatience Patience { get; }

    /// <summary>Another client of the same repository, for as long as something may take.</summary>
    /// <param name="left">How much time is left.</param>
    /// <returns>The client; the caller closes it.</returns>
    public GitHubClient Within(Func<TimeSpan> left) => new(Address, Token, Patience with { Left = left }, _host);

    /// <summary>Goes on with another token, when the first has expired during a long wait.</summary>
    /// <param name="token">The new one.</param>
    public void Renew(GitHubToken token)
    {
        Token = token;
        _credentials = StoreOf(token);
    }

    /// <summary>Reads one thing.</summary>
    /// <typeparam name="T">What the answer holds.</typeparam>
    /// <param name="path">Where, from <see cref="GitHubPath"/>.</param>
    /// <param name="what">What is asked for, for messages.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The answer, with a body.</returns>
    public async Task<GitHubAnswer<T>> GetAsync<T>(Uri path, string what, CancellationToken cancellationToken)
        where T : class
    {
        GitHubAnswer<T> answer = await CallAsync(what, c => c.Get<T>(path, null, null, cancellationToken), cancellationToken).ConfigureAwait(false);
        return answer.Body is null ? throw _failures.NotJson(what, answer.Status) : answer;
    }

    /// <summary>Reads one thing that may not be there.</summary>
    /// <typeparam name="T">What the answer holds.</typeparam>
    /// <param name="path">Where, from <see cref="GitHubPath"/>.</param>
    /// <param name="what">What is asked for, for messages.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The body; null for 404, which is also what GitHub says to who may not see it.</returns>
    public async Task<T?> FindAsync<T>(Uri path, string what, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return (await GetAsync<T>(path, what, cancellationToken).ConfigureAwait(false)).Body;
        }
        catch (OpsException failed) when (failed.Failure.Cause is NotFoundException)
        {
            return null;
        }
    }

    /// <summary>Reads all pages of a list.</summary>
    /// <typeparam name="TPage">What each page holds.</typeparam>
    /// <typeparam name="T">An element.</typeparam>
    /// <param name="path">Where, from <see cref="GitHubPath"/>.</param>
    /// <param name="perPage">The most elements a page of this list may have, as GitHub documents it: 30 for variables, 100 for most.</param>
    /// <param name="elements">The elements of a page.</param>
    /// <param name="what">What is asked for, for messages.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>All elements, in GitHub's order.</returns>
    public async Task<IReadOnlyList<T>> GetAllAsync<TPage, T>(Uri path, int perPage, Func<TPage, IReadOnlyList<T>?> elements, string what, CancellationToken cancellationToken)
        where TPage : class
    {
        List<T> all = [];
        string start = path.OriginalString + (path.OriginalString.Contains('?') ? "&" : "?");
        for (int page = 1; ; page++)
        {
            Uri address = new(FormattableString.Invariant($"{start}per_page={perPage}&page={page}"), UriKind.Relative);
            GitHubAnswer<TPage> answer = await GetAsync<TPage>(address, what, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<T> found = elements(answer.Body!) ?? [];
            all.AddRange(found);

            // The address of the next page is not taken from the answer: it could name another host.
            if (found.Count == 0 || answer.Header("Link")?.Contains("rel=\"next\"", StringComparison.Ordinal) != true)
            {
                return all;
            }
        }
    }

    /// <summary>Sends something that GitHub answers. Never repeated when the answer is lost.</summary>
    /// <typeparam name="T">What the answer holds.</typeparam>
    /// <param name="path">Where, from <see cref="GitHubPath"/>.</param>
    /// <param name="body">What to send; null for nothing.</param>
    /// <param name="what">What is done, for messages.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The answer; its body may be null.</returns>
    public Task<GitHubAnswer<T>> PostAsync<T>(Uri path, object? body, string what, CancellationToken cancellationToken)
        where T : class =>
        CallAsync(what, c => body is null ? c.Post<T>(path, cancellationToken) : c.Post<T>(path, body, null, null, cancellationToken), cancellationToken);

    /// <summary>Puts something in its place; twice is the same as once.</summary>
    /// <typeparam name="T">What the answer holds.</typeparam>
    /// <param name="path">Where, from <see cref="GitHubPath"/>.</param>
    /// <param name="body">What to put.</param>
    /// <param name="what">What is done, for messages.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The answer; 201 when it was not there before, 204 when it was.</returns>
    public Task<GitHubAnswer<T>> PutAsync<T>(Uri path, object body, string what, CancellationToken cancellationToken)
        where T : class =>
        CallAsync(what, c => c.Put<T>(path, body), cancellationToken);

    /// <summary>Sets fields of something; twice is the same as once.</summary>
    /// <param name="path">Where, from <see cref="GitHubPath"/>.</param>
    /// <param name="body">The fields.</param>
    /// <param name="what">What is done, for messages.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The answer; it has no body.</returns>
    public Task<GitHubAnswer<object>> PatchAsync(Uri path, object body, string what, CancellationToken cancellationToken) =>
        CallAsync(what, c => c.Patch<object>(path, body), cancellationToken);

    /// <summary>Removes something.</summary>
    /// <param name="path">Where, from <see cref="GitHubPath"/>.</param>
    /// <param name="what">What is done, for messages.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False when it was not there.</returns>
    public async Task<bool> DeleteAsync(Uri path, string what, CancellationToken cancellationToken)
    {
        try
        {
            await CallAsync(what, c => c.Delete<object>(path, string.Empty), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (OpsException failed) when (failed.Failure.Cause is NotFoundException)
        {
            return false;
        }
    }

    /// <summary>Opens a file that GitHub keeps elsewhere, such as a log; the token does not go there.</summary>
    /// <param name="path">Where GitHub names its place, from <see cref="GitHubPath"/>.</param>
    /// <param name="what">What is asked for, for messages.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The content as it comes; the caller closes it.</returns>
    public async Task<Stream> OpenAsync(Uri path, string what, CancellationToken cancellationToken)
    {
        try
        {
            return await _downloads.OpenAsync(path, Token, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failed) when (GitHubFailures.Knows(failed))
        {
            throw _failures.From(failed, what);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _transport.Dispose();
        _handler.Dispose();
        _downloads.Dispose();
    }

    private static InMemoryCredentialStore StoreOf(GitHubToken token) => new(new Credentials(token.Value, AuthenticationType.Bearer));

    private async Task<GitHubAnswer<T>> CallAsync<T>(string what, Func<Connection, Task<IApiResponse<T>>> call, CancellationToken cancellationToken)
        where T : class
    {
        using GitHubCall http = new(_transport, cancellationToken);
        Connection connection = new(Product, Address.Api, _credentials, http, GitHubJson.Instance);
        try
        {
            IApiResponse<T> response = await call(connection).ConfigureAwait(false);
            Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
            foreach (KeyValuePair<string, string> header in response.HttpResponse.Headers)
            {
                headers[header.Key] = header.Value;
            }

            int status = (int)response.HttpResponse.StatusCode;
            return status < 300 ? new GitHubAnswer<T>(status, response.Body, headers) : throw _failures.NotJson(what, status);
        }
        catch (Exception failed) when (GitHubFailures.Knows(failed))
        {
            throw _failures.From(failed, what);
        }
    }
}
