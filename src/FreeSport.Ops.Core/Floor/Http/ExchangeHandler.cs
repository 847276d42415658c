using System.Diagnostics;
using System.Net;
using System.Net.Security;
#if !NETSTANDARD
using System.Net.Sockets;
#endif
using System.Security.Cryptography.X509Certificates;

namespace FreeSport.Ops.Core.Floor.Http;

/// <summary>
/// Makes the handler for one exchange: a connection of its own, no redirect, no cookie, no look at revocation lists and no
/// download of certificates, whose servers a firewall may swallow.
/// </summary>
/// <param name="request">The request.</param>
/// <param name="clock">Runs since the exchange began.</param>
internal sealed class ExchangeHandler(ExchangeRequest request, Stopwatch clock)
{
    private SeenCertificate? _certificate;

    /// <summary>Gets the server's certificate; null as long as none was shown.</summary>
    public SeenCertificate? Certificate => _certificate;

#if NETSTANDARD
    /// <summary>Gets what the time went into: the platform does not tell.</summary>
    public ExchangeTimes? Times { get; }

    /// <summary>The handler.</summary>
    public HttpMessageHandler Create()
    {
        _ = clock;
        HttpClientHandler handler = NetworkHandler.Create();
        (handler.UseProxy, handler.Proxy) = Proxy();
        handler.ServerCertificateCustomValidationCallback = (_, certificate, chain, errors) => IsTaken(certificate, chain, errors);
        return handler;
    }
#else
    private readonly string? _proxy = request.ProxyName();

    /// <summary>Gets what the time went into.</summary>
    public ExchangeTimes? Times { get; } = new();

    /// <summary>The handler.</summary>
    public HttpMessageHandler Create()
    {
        (bool usesProxy, IWebProxy? proxy) = Proxy();
        X509ChainPolicy policy = new() { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        if (request.Roots is { } roots)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(roots);
        }

        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.Zero,
            UseProxy = usesProxy,
            Proxy = proxy,
            ConnectTimeout = request.Timeout,
            ConnectCallback = ConnectAsync,
            PlaintextStreamFilter = (context, _) =>
            {
                Times!.Ready = clock.Elapsed;
                return new ValueTask<Stream>(context.PlaintextStream);
            },
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = policy,
                RemoteCertificateValidationCallback = (_, certificate, chain, errors) => IsTaken(certificate, chain, errors),
            },
        };
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        if (Times!.Ready is not null && _proxy is null)
        {
            // The handler would ask again by itself where a server closed without an answer; who tests must see that.
            throw new IOException();
        }

        string host = context.DnsEndPoint.Host;
        TimeSpan start = clock.Elapsed;
        bool isLiteral = IPAddress.TryParse(host, out IPAddress? literal);
        IPAddress[] addresses = isLiteral ? [literal!] : await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
        Times.Dns = isLiteral || _proxy is not null ? null : clock.Elapsed - start;
        Times.Addresses = isLiteral || _proxy is not null ? [] : [.. addresses.Select(static a => a.ToString())];
        start = clock.Elapsed;
        for (int i = 0; ; i++)
        {
            Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            using CancellationTokenSource share = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

            // One address that swallows everything must not take the time of the others.
            share.CancelAfter(TimeSpan.FromTicks(request.Timeout.Ticks / addresses.Length));
            try
            {
                await socket.ConnectAsync(addresses[i], context.DnsEndPoint.Port, share.Token).ConfigureAwait(false);
                Times.Connect = clock.Elapsed - start;
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception failed) when (failed is SocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                socket.Dispose();
                if (i == addresses.Length - 1)
                {
                    throw failed is SocketException ? failed : new SocketException((int)SocketError.TimedOut);
                }

                if (IsSilence(addresses[i], failed))
                {
                    Times.Silent.Add(addresses[i].ToString());
                }
            }
            catch (Exception)
            {
                socket.Dispose();
                throw;
            }
        }
    }

    // That this machine has no way to IPv6, or a tunnel listens on one of two loopback addresses, tells nothing of the server.
    private bool IsSilence(IPAddress address, Exception failed) => _proxy is null && !IPAddress.IsLoopback(address)
        && failed is OperationCanceledException or SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.TimedOut };
#endif

    private (bool Uses, IWebProxy? Proxy) Proxy() => request.UsesNoProxy ? (false, null)
        : request.Proxy is { } named ? (true, new WebProxy(named))
        : (!request.Address.IsLoopback, null);

    private bool IsTaken(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is not null)
        {
            X509Certificate2 shown = certificate as X509Certificate2 ?? new X509Certificate2(certificate);
            _certificate = new SeenCertificate(shown.NotBefore.ToUniversalTime(), shown.NotAfter.ToUniversalTime(), CertificateFaults.Of(shown, chain, errors));
        }

        return errors == SslPolicyErrors.None || (request.TakesAnyCertificate && certificate is not null);
    }
}
