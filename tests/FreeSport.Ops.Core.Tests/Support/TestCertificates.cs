using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FreeSport.Ops.Tests.Support;

/// <summary>Certificates made for one test: a root, and what it signed for loopback.</summary>
internal sealed class TestCertificates : IDisposable
{
    private readonly RSA _key = RSA.Create(2048);

    public TestCertificates()
    {
        CertificateRequest request = new("CN=FreeSport.Ops test root", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        Root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-2), DateTimeOffset.UtcNow.AddYears(10));
    }

    /// <summary>Gets the root.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>A server's certificate.</summary>
    /// <param name="days">How many days it still holds; less than none for one that ended.</param>
    /// <param name="name">The name it is for, beside the addresses of loopback when it is localhost.</param>
    /// <param name="revocationList">Where its revocation list is said to lie; null for nowhere.</param>
    public X509Certificate2 Issue(double days, string name = "localhost", string? revocationList = null)
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=" + name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(name);
        if (name == "localhost")
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        if (revocationList is not null)
        {
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([revocationList]));
        }

        using X509Certificate2 bare = request.Create(Root, DateTimeOffset.UtcNow.AddDays(-400), DateTimeOffset.UtcNow.AddDays(days), RandomNumberGenerator.GetBytes(8));
        using X509Certificate2 whole = bare.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose()
    {
        Root.Dispose();
        _key.Dispose();
    }
}
