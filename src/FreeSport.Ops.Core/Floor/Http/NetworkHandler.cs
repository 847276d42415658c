using System.Net;

namespace FreeSport.Ops.Core.Floor.Http;

/// <summary>Makes what sends the module's requests over the network.</summary>
internal static class NetworkHandler
{
    // .NET Framework opens two a host otherwise, and what is asked side by side would wait in line.
    private const int Connections = 64;

    /// <summary>A handler that follows no redirect, since one could carry a login elsewhere, and keeps no cookies.</summary>
    public static HttpClientHandler Create()
    {
        HttpClientHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxConnectionsPerServer = Connections,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        };
#if NETSTANDARD
        handler.SslProtocols = FrameworkProtocols.For(ServicePointManager.SecurityProtocol);
#endif
        return handler;
    }
}
