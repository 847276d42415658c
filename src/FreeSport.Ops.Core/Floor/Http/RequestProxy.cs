namespace FreeSport.Ops.Core.Floor.Http;

/// <summary>The proxy that requests of this process go through: the variables' or, on Windows, the system's.</summary>
internal static class RequestProxy
{
    /// <summary>The proxy on the way to an address.</summary>
    /// <param name="address">The address.</param>
    /// <returns>Host and port, without a login; null when there is none.</returns>
    public static string? For(Uri address)
    {
#if NETSTANDARD
        Uri? proxy = System.Net.WebRequest.DefaultWebProxy?.GetProxy(address);
#else
        Uri? proxy = HttpClient.DefaultProxy.GetProxy(address);
#endif
        return proxy is null || proxy == address ? null : proxy.Host + ":" + proxy.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>What is said when it is the proxy that cannot be reached: the name of whoever is asked is looked up by the proxy alone.</summary>
    /// <param name="trouble">The trouble of the request.</param>
    /// <param name="address">The address that was asked for.</param>
    /// <returns>The text; null when the way leads through none, or the trouble is another.</returns>
    public static string? Blame(HttpTrouble trouble, Uri address) => trouble is HttpTrouble.HostNotFound or HttpTrouble.Refused && For(address) is { } proxy
        ? (trouble == HttpTrouble.HostNotFound ? HttpTexts.ProxyNotFound : HttpTexts.ProxyRefused).With(proxy, address.Host)
        : null;
}
