using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Prerequisites.Registry;

/// <summary>The way to a registry, as Docker's engine takes it: its certificates, and redirects without the login.</summary>
internal sealed class RegistryConnection : IDisposable
{
    private const int LargestAnswer = 1024 * 1024;
    private const int MostRedirects = 5;

    private readonly HttpClient _http;
    private readonly X509Certificate2Collection _authorities;
    private readonly bool _isInsecure;

    public RegistryConnection(string registry, DockerEngineSettings engine, IOpsHost host)
    {
        string name = registry is "docker.io" or "index.docker.io" ? "registry-1.docker.io" : registry;
        _isInsecure = engine.IsInsecure(registry);
        _authorities = engine.Authorities(registry);
        HttpClientHandler handler = NetworkHandler.Create();
        if (_isInsecure || _authorities.Count > 0)
        {
            // Only then: what refuses a certificate by itself says why.
            handler.ServerCertificateCustomValidationCallback = IsTrusted;
        }

        handler.ClientCertificates.AddRange(engine.Own(registry));
        _http = new HttpClient(new TellingHandler(handler, host)) { MaxResponseContentBufferSize = LargestAnswer, Timeout = Timeout.InfiniteTimeSpan };
        Roots = _isInsecure ? [new Uri("https://" + name + "/"), new Uri("http://" + name + "/")] : [new Uri("https://" + name + "/")];
    }

    /// <summary>Gets where the registry may answer, in the order in which the engine tries.</summary>
    public IReadOnlyList<Uri> Roots { get; }

    /// <summary>Sends a request; a redirect is followed without the login where it leads to somebody else, and never out of TLS.</summary>
    /// <param name="make">Makes the request; once more for each redirect.</param>
    /// <param name="address">Where to.</param>
    /// <param name="authorization">The login; null for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The answer; the caller disposes it.</returns>
    public async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make, Uri address, AuthenticationHeaderValue? authorization, CancellationToken cancellationToken)
    {
        Uri at = address;
        for (int redirects = 0; ; redirects++)
        {
            using HttpRequestMessage request = make();
            request.RequestUri = at;
            request.Headers.Authorization = IsSameServer(at, address) ? authorization : null;
            HttpResponseMessage response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (redirects == MostRedirects || request.Method == HttpMethod.Post || Target(response, at) is not { } next)
            {
                return response;
            }

            response.Dispose();
            at = next;
        }
    }

    public void Dispose() => _http.Dispose();

    private static Uri? Target(HttpResponseMessage response, Uri from)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
        {
            return null;
        }

        Uri to = new(from, location);
        return to.Scheme == Uri.UriSchemeHttps || (to.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp) ? to : null;
    }

    private static bool IsSameServer(Uri one, Uri other) => one.Scheme == other.Scheme && one.Host == other.Host && one.Port == other.Port;

    // Only for the registry itself: whoever it sends us to has to show a certificate that everybody takes.
    private bool IsTrusted(HttpRequestMessage request, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        bool isRegistry = request.RequestUri is { } address && Roots.Any(r => r.Host == address.Host && r.Port == address.Port);
        return isRegistry && certificate is not null && (_isInsecure || (errors == SslPolicyErrors.RemoteCertificateChainErrors && IsOfAuthority(certificate, chain)));
    }

    private bool IsOfAuthority(X509Certificate2 certificate, X509Chain? seen)
    {
        if (_authorities.Count == 0)
        {
            return false;
        }

        using X509Chain chain = new();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        chain.ChainPolicy.ExtraStore.AddRange(_authorities);
        foreach (X509ChainElement element in seen?.ChainElements.Cast<X509ChainElement>() ?? [])
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(certificate)
            && chain.ChainElements.Cast<X509ChainElement>().Any(e => _authorities.Cast<X509Certificate2>().Any(a => a.RawData.SequenceEqual(e.Certificate.RawData)));
    }
}
