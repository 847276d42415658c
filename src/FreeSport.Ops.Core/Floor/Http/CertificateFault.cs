using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace FreeSport.Ops.Core.Floor.Http;

/// <summary>What is wrong with a server's certificate.</summary>
internal enum CertificateFault
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It has ended.</summary>
    Expired,

    /// <summary>It has not begun; or this machine's clock is slow.</summary>
    NotYetValid,

    /// <summary>It is another host's.</summary>
    OtherName,

    /// <summary>The server does not send the certificates between its own and the root.</summary>
    Incomplete,

    /// <summary>Its root is not trusted here.</summary>
    Untrusted,
}

/// <summary>Tells what is wrong with a certificate.</summary>
internal static class CertificateFaults
{
    public static CertificateFault Of(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return CertificateFault.None;
        }

        DateTime now = DateTime.Now;
        return certificate.NotAfter < now ? CertificateFault.Expired
            : certificate.NotBefore > now ? CertificateFault.NotYetValid
            : (errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0 ? CertificateFault.OtherName
            : chain?.ChainStatus.Any(static s => s.Status == X509ChainStatusFlags.PartialChain) == true && certificate.Subject != certificate.Issuer ? CertificateFault.Incomplete
            : CertificateFault.Untrusted;
    }
}
