using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Prerequisites.Registry;

/// <summary>Asks a container registry as <c>docker pull</c> does, and pulls nothing.</summary>
/// <remarks>Source: the OCI distribution specification, and the distribution project's token authentication.</remarks>
internal sealed class RegistryClient : IDisposable
{
    private const int PageSize = 100;
    private const int MostPages = 100;

    private static readonly string[] ManifestTypes =
    [
        "application/vnd.oci.image.index.v1+json",
        "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.docker.distribution.manifest.v2+json",
    ];

    private readonly RegistryConnection _connection;
    private readonly RegistryLogin? _login;
    private readonly SecretRedactor _redactor;
    private Uri _root;
    private AuthenticationHeaderValue? _authorization;

    public RegistryClient(ImageName image, RegistryLogin? login, SecretRedactor redactor, IOpsHost host, DockerEngineSettings engine)
    {
        _connection = new RegistryConnection(image.Registry, engine, host);
        _root = _connection.Roots[0];
        _login = login;
        _redactor = redactor;
    }

    /// <summary>Gets where the registry is asked.</summary>
    public Uri Address => _root;

    /// <summary>Logs in for one image.</summary>
    /// <returns><see cref="FsRegistryState.CanPull"/> when the questions about the image may follow.</returns>
    public async Task<RegistryAnswer> LogInAsync(string repository, CancellationToken cancellationToken)
    {
        using HttpResponseMessage hello = await GreetAsync(cancellationToken).ConfigureAwait(false);
        string body = await hello.Content.ReadTextAsync(cancellationToken).ConfigureAwait(false);
        if (hello.StatusCode == HttpStatusCode.OK)
        {
            // A page of a proxy or of another server answers 200 as well.
            bool registry = hello.Headers.Contains("Docker-Distribution-Api-Version") || body.Trim() == "{}";
            return registry ? new(FsRegistryState.CanPull, 200) : new(FsRegistryState.NotRegistry, 200);
        }

        if (hello.StatusCode != HttpStatusCode.Unauthorized)
        {
            FsRegistryState trouble = OfStatus(hello.StatusCode);
            return new(trouble == FsRegistryState.Unreadable ? FsRegistryState.NotRegistry : trouble, (int)hello.StatusCode, RegistryErrors.Read(body).Message);
        }

        return RegistryChallenge.Read(hello.Headers.WwwAuthenticate.Select(static h => h.ToString())) switch
        {
            null => new(FsRegistryState.NotRegistry, 401),
            { Scheme: "Basic" } => await LogInWithPasswordAsync(cancellationToken).ConfigureAwait(false),
            { } challenge => await LogInWithTokenAsync(challenge, repository, cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>Any tag of an image.</summary>
    /// <returns>The tag as the answer's value.</returns>
    public async Task<RegistryAnswer> FindTagAsync(string repository, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, new Uri(_root, $"v2/{repository}/tags/list?n=1"), _authorization, cancellationToken).ConfigureAwait(false);
        string body = await response.Content.ReadTextAsync(cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return Refusal(response, body);
        }

        using JsonDocument document = JsonDocument.Parse(body);
        return document.RootElement.TryGetProperty("tags", out JsonElement tags) && tags.ValueKind == JsonValueKind.Array && tags.GetArrayLength() > 0
            ? new(FsRegistryState.CanPull, 200, Value: tags[0].GetString())
            : new(FsRegistryState.TagNotFound, 200);
    }

    /// <summary>The digest that a tag, or a digest itself, stands for.</summary>
    /// <returns>The digest as the answer's value.</returns>
    public async Task<RegistryAnswer> FindManifestAsync(string repository, string reference, CancellationToken cancellationToken)
    {
        Uri address = new(_root, $"v2/{repository}/manifests/{reference}");
        using HttpResponseMessage head = await SendAsync(HttpMethod.Head, address, _authorization, cancellationToken).ConfigureAwait(false);
        if (head.StatusCode == HttpStatusCode.OK)
        {
            string? digest = head.Headers.TryGetValues("Docker-Content-Digest", out IEnumerable<string>? digests) ? digests.First() : null;
            return head.Content.Headers.ContentType?.MediaType is "text/html" ? new(FsRegistryState.NotRegistry, 200) : new(FsRegistryState.CanPull, 200, Value: digest);
        }

        // An answer to HEAD has no body, and the body tells which of the two is missing. HEAD comes first because
        // Docker's own registry counts a GET as a pull.
        using HttpResponseMessage full = await SendAsync(HttpMethod.Get, address, _authorization, cancellationToken).ConfigureAwait(false);
        return Refusal(full, await full.Content.ReadTextAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The images for each platform that an index stands for.</summary>
    /// <returns>Their digests; none where the digest is an image's own. What is no image for a platform, such as an attestation, is left out.</returns>
    public async Task<IReadOnlyList<string>> PlatformsAsync(string repository, string digest, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, new Uri(_root, $"v2/{repository}/manifests/{digest}"), _authorization, cancellationToken).ConfigureAwait(false);
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadTextAsync(cancellationToken).ConfigureAwait(false));
        return document.RootElement.TryGetProperty("manifests", out JsonElement manifests) && manifests.ValueKind == JsonValueKind.Array
            ? [.. manifests.EnumerateArray()
                .Where(static m => !(m.TryGetProperty("platform", out JsonElement platform) && platform.TextOf("os") == "unknown"))
                .Select(static m => m.TextOf("digest")).OfType<string>()]
            : [];
    }

    /// <summary>The tags of an image, page by page.</summary>
    /// <returns>The tags; null where the registry did not tell.</returns>
    public async Task<IReadOnlyList<string>?> TagsAsync(string repository, CancellationToken cancellationToken)
    {
        List<string> all = [];
        string last = string.Empty;
        for (int page = 0; page < MostPages; page++)
        {
            Uri address = new(_root, $"v2/{repository}/tags/list?n={PageSize}" + (last.Length == 0 ? string.Empty : "&last=" + Uri.EscapeDataString(last)));
            using HttpResponseMessage response = await SendAsync(HttpMethod.Get, address, _authorization, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                return null;
            }

            using JsonDocument document = JsonDocument.Parse(await response.Content.ReadTextAsync(cancellationToken).ConfigureAwait(false));
            string[] tags = document.RootElement.TryGetProperty("tags", out JsonElement listed) && listed.ValueKind == JsonValueKind.Array
                ? [.. listed.EnumerateArray().Where(static t => t.ValueKind == JsonValueKind.String).Select(static t => t.GetString()!)]
                : [];
            all.AddRange(tags.Except(all).ToArray());
            if (!response.Headers.Contains("Link") || tags.Length == 0 || tags[tags.Length - 1] == last)
            {
                break;
            }

            last = tags[tags.Length - 1];
        }

        return all;
    }

    public void Dispose() => _connection.Dispose();

    // Without TLS only where TLS does not answer, as the engine does it.
    private async Task<HttpResponseMessage> GreetAsync(CancellationToken cancellationToken)
    {
        foreach (Uri root in _connection.Roots.Take(_connection.Roots.Count - 1))
        {
            try
            {
                _root = root;
                return await SendAsync(HttpMethod.Get, new Uri(root, "v2/"), authorization: null, cancellationToken).ConfigureAwait(false);
            }
            catch (HttpRequestException)
            {
                // The last of them tells.
            }
        }

        _root = _connection.Roots[_connection.Roots.Count - 1];
        return await SendAsync(HttpMethod.Get, new Uri(_root, "v2/"), authorization: null, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RegistryAnswer> LogInWithPasswordAsync(CancellationToken cancellationToken)
    {
        if (_login is null)
        {
            return new(FsRegistryState.LoginMissing, 401);
        }

        _authorization = Basic(_login);
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, new Uri(_root, "v2/"), _authorization, cancellationToken).ConfigureAwait(false);
        return response.StatusCode switch
        {
            HttpStatusCode.OK => new(FsRegistryState.CanPull, 200),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(FsRegistryState.LoginRefused, (int)response.StatusCode),
            _ => new(OfStatus(response.StatusCode), (int)response.StatusCode),
        };
    }

    private async Task<RegistryAnswer> LogInWithTokenAsync(RegistryChallenge challenge, string repository, CancellationToken cancellationToken)
    {
        if (_login is not null && challenge.Realm!.Scheme != "https" && !challenge.Realm.IsLoopback)
        {
            return new(FsRegistryState.InsecureLogin, Message: challenge.Realm.GetLeftPart(UriPartial.Authority));
        }

        if (_login is not null)
        {
            // Without a scope first: some registries refuse a wrong login and a forbidden image with the same words.
            RegistryAnswer accepted = await AskForTokenAsync(challenge, scope: null, cancellationToken).ConfigureAwait(false);
            if (accepted.State == FsRegistryState.PullDenied)
            {
                return accepted with { State = FsRegistryState.LoginRefused };
            }
        }

        RegistryAnswer answer = await AskForTokenAsync(challenge, $"repository:{repository}:pull", cancellationToken).ConfigureAwait(false);
        _authorization = answer.Value is null ? null : new AuthenticationHeaderValue("Bearer", answer.Value);
        return answer with { Value = null };
    }

    private async Task<RegistryAnswer> AskForTokenAsync(RegistryChallenge challenge, string? scope, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = _login is { IsIdentityToken: true }
            ? await _connection.SendAsync(() => new HttpRequestMessage(HttpMethod.Post, challenge.Realm) { Content = Exchange(challenge, scope) }, challenge.Realm!, authorization: null, cancellationToken).ConfigureAwait(false)
            : await _connection.SendAsync(static () => new HttpRequestMessage { Method = HttpMethod.Get }, challenge.TokenAddress(_login?.UserName, scope), _login is null ? null : Basic(_login), cancellationToken).ConfigureAwait(false);
        string body = await response.Content.ReadTextAsync(cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return Refusal(response, body);
        }

        using JsonDocument document = JsonDocument.Parse(body);
        string? token = document.RootElement.TextOf("token") ?? document.RootElement.TextOf("access_token");
        _redactor.Register(token);
        return string.IsNullOrEmpty(token) ? new(FsRegistryState.NotRegistry, 200) : new(FsRegistryState.CanPull, 200, Value: token);
    }

    private FormUrlEncodedContent Exchange(RegistryChallenge challenge, string? scope) => new(new Dictionary<string, string>
    {
        ["grant_type"] = "refresh_token",
        ["refresh_token"] = _login!.Secret,
        ["client_id"] = "FreeSport.Ops",
        ["service"] = challenge.Service ?? string.Empty,
        ["scope"] = scope ?? string.Empty,
    });

    private RegistryAnswer Refusal(HttpResponseMessage response, string body)
    {
        (string? code, string? message) = RegistryErrors.Read(body);
        FsRegistryState state = response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => _login is null ? FsRegistryState.LoginMissing : FsRegistryState.PullDenied,
            HttpStatusCode.NotFound => code == "MANIFEST_UNKNOWN" ? FsRegistryState.TagNotFound : FsRegistryState.ImageNotFound,
            { } other => OfStatus(other),
        };
        return new(state, (int)response.StatusCode, message.FirstLine(200));
    }

    private static FsRegistryState OfStatus(HttpStatusCode status) => (int)status switch
    {
        429 => FsRegistryState.RateLimited,
        >= 500 => FsRegistryState.ServerError,
        _ => FsRegistryState.Unreadable,
    };

    private static AuthenticationHeaderValue Basic(RegistryLogin login) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(login.UserName + ":" + login.Secret)));

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, AuthenticationHeaderValue? authorization, CancellationToken cancellationToken) =>
        _connection.SendAsync(
            () =>
            {
                HttpRequestMessage request = new(method, address);
                request.Headers.Accept.ParseAdd(string.Join(", ", ManifestTypes));
                return request;
            },
            address,
            authorization,
            cancellationToken);
}
