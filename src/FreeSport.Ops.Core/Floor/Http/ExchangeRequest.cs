using System.Security.Cryptography.X509Certificates;

namespace FreeSport.Ops.Core.Floor.Http;

/// <summary>One request that goes over a connection of its own.</summary>
/// <param name="Method">The method.</param>
/// <param name="Address">Where to; without user info.</param>
internal sealed record ExchangeRequest(string Method, Uri Address)
{
    /// <summary>Gets the headers, those of the body among them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Gets the body; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>Gets how long everything may take, from the look-up of the name to the last byte.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets how many bytes of the answer's body are read, after decompression.</summary>
    public int LargestAnswer { get; init; } = 4 * 1024 * 1024;

    /// <summary>Gets the proxy on the way; null for the one of this process, which leads nowhere where the address is this machine's own.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Gets a value indicating whether no proxy is used, whatever the process says.</summary>
    public bool UsesNoProxy { get; init; }

    /// <summary>Gets a value indicating whether a certificate is taken that cannot be trusted.</summary>
    public bool TakesAnyCertificate { get; init; }

    /// <summary>Gets the only roots to trust; null for those of this machine.</summary>
    public X509Certificate2Collection? Roots { get; init; }

    /// <summary>The proxy that it goes through.</summary>
    /// <returns>Host and port; null for none.</returns>
    public string? ProxyName() => UsesNoProxy ? null
        : Proxy is { } named ? named.Host + ":" + named.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : Address.IsLoopback ? null : RequestProxy.For(Address);
}
