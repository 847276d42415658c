#if NETSTANDARD
using System.Net;
using System.Security.Authentication;

namespace FreeSport.Ops.Core.Floor.Http;

/// <summary>Which versions of TLS a handler offers on .NET Framework, where the process decides unless the handler does.</summary>
internal static class FrameworkProtocols
{
    // Without this bit, SSL 3.0 and TLS 1.0 are all that older defaults and scripts leave, and no server of today takes them.
    private const SecurityProtocolType Tls12 = SecurityProtocolType.Tls12;

    // .NET Standard 2.0 has no name for it.
    private const SecurityProtocolType SystemDefault = 0;

    /// <summary>The versions for a handler of ours. The process's setting stays as it is: other people's code relies on it.</summary>
    /// <param name="ofProcess">What <see cref="ServicePointManager.SecurityProtocol"/> says.</param>
    /// <returns>None to leave the choice to the system; TLS 1.2 where the process would not offer it.</returns>
    public static SslProtocols For(SecurityProtocolType ofProcess) =>
        ofProcess == SystemDefault || (ofProcess & Tls12) != 0 ? SslProtocols.None : SslProtocols.Tls12;
}
#endif
