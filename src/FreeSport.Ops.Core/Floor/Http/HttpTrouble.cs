using System.Net.Sockets;
using System.Security.Authentication;

namespace FreeSport.Ops.Core.Floor.Http;

/// <summary>Why there was no answer to an HTTP request.</summary>
internal enum HttpTrouble
{
    /// <summary>None of the others.</summary>
    Other = 0,

    /// <summary>The name means nothing here.</summary>
    HostNotFound,

    /// <summary>Nothing listens there, or there is no way there.</summary>
    Refused,

    /// <summary>No encrypted connection came about.</summary>
    Tls,
}

/// <summary>Tells the troubles of <see cref="HttpClient"/> apart, which lie in inner exceptions.</summary>
internal static class HttpTroubles
{
    /// <summary>The trouble that a failed request had.</summary>
    public static HttpTrouble Of(HttpRequestException failed)
    {
        for (Exception? cause = failed; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case AuthenticationException:
                    return HttpTrouble.Tls;
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery }:
                    return HttpTrouble.HostNotFound;
                case SocketException:
                    return HttpTrouble.Refused;
                case System.Net.WebException { Status: System.Net.WebExceptionStatus.NameResolutionFailure }:
                    return HttpTrouble.HostNotFound;
                case System.Net.WebException { Status: System.Net.WebExceptionStatus.TrustFailure or System.Net.WebExceptionStatus.SecureChannelFailure }:
                    return HttpTrouble.Tls;
                default:
                    break;
            }
        }

        return HttpTrouble.Other;
    }
}
