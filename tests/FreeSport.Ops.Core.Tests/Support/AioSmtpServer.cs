using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;


using MimeKit;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A real SMTP server (aiosmtpd) on loopback that asks for STARTTLS and a login.</summary>
internal sealed class AioSmtpServer : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly TempFolder _folder = new();
    private readonly TestCertificates _authority = new();
    private readonly Process _daemon;

    private AioSmtpServer(string user, string password)
    {
        Certificate = _authority.Issue(days: 30);
        _folder.Write("cert.pem", Certificate.ExportCertificatePem());
        _folder.Write("key.pem", Certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        string script = Path.Combine(Sources.Root, "tests", "components", "smtp-server.py");
        _daemon = Process.Start(new ProcessStartInfo(Python, [script, _folder.Path, user, password]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _daemon.BeginErrorReadLine();
    }

    public X509Certificate2 Certificate { get; }

    public int Port { get; private set; }

    /// <summary>Gets the mails that were taken, in order; X-Envelope-To and X-Session tell of the connection.</summary>
    public MimeMessage[] Mails => [.. Directory.GetFiles(_folder.Path, "*.eml").Order(StringComparer.Ordinal).Select(static f => MimeMessage.Load(f))];

    public static async Task<AioSmtpServer> StartAsync(string user, string password)
    {
        Assert.SkipUnless(File.Exists(Python) && Directory.Exists("/usr/lib/python3/dist-packages/aiosmtpd"), "There is no aiosmtpd (Debian: python3-aiosmtpd).");
        AioSmtpServer server = new(user, password);
        string? port = await server._daemon.StandardOutput.ReadLineAsync(Cancel.Token);
        Assert.True(int.TryParse(port, CultureInfo.InvariantCulture, out int number), "aiosmtpd did not start.");
        server.Port = number;
        return server;
    }

    public void Dispose()
    {
        _daemon.Kill(entireProcessTree: true);
        _daemon.WaitForExit();
        _daemon.Dispose();
        Certificate.Dispose();
        _authority.Dispose();
        _folder.Dispose();
    }
}
