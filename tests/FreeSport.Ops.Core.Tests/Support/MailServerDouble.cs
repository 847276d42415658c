using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>What an SMTP server does that a mail has to get along with.</summary>
internal sealed record MailBehaviour
{
    public bool OffersTls { get; init; } = true;

    /// <summary>Gets a value indicating whether the line is dropped in the middle of the handshake.</summary>
    public bool DropsTls { get; init; }

    public bool OffersLogin { get; init; }

    public string? Password { get; init; }

    public IReadOnlyList<string> Rejects { get; init; } = [];

    /// <summary>Gets a value indicating whether the server says nothing any more once it has the mail.</summary>
    public bool HangsAfterData { get; init; }

    /// <summary>Gets a value indicating whether the line is dropped once the server has the mail.</summary>
    public bool DropsAfterData { get; init; }

    /// <summary>Gets a value indicating whether nothing is said from the beginning.</summary>
    public bool IsMute { get; init; }

    public string EndOfData { get; init; } = "250 2.0.0 queued";

    public DateTimeOffset CertificateEnds { get; init; } = DateTimeOffset.UtcNow.AddDays(30);
}

/// <summary>An SMTP server on loopback that misbehaves where a test wants it, with STARTTLS and logins.</summary>
internal sealed class MailServerDouble : IDisposable
{
    private readonly LoopbackListener _listener;
    private readonly MailBehaviour _behaviour;

    public MailServerDouble(MailBehaviour behaviour)
    {
        _behaviour = behaviour;
        Certificate = SelfSigned(behaviour.CertificateEnds);
        _listener = new LoopbackListener(TalkAsync);
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>Gets the mails that were taken, as they came.</summary>
    public ConcurrentQueue<string> Mails { get; } = new();

    /// <summary>Gets the commands, without the text of mails.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    public int Port => _listener.Port;

    public void Dispose()
    {
        _listener.Dispose();
        Certificate.Dispose();
    }

    private static X509Certificate2 SelfSigned(DateTimeOffset end)
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 made = request.CreateSelfSigned(end.AddDays(-60), end);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }

    private async Task TalkAsync(TcpClient client, CancellationToken stop)
    {
        Stream stream = client.GetStream();
        if (_behaviour.IsMute)
        {
            await Task.Delay(Timeout.Infinite, stop);
        }

        bool isSecure = false;
        await SayAsync("220 test ESMTP");
        while (await LineAsync() is { } line)
        {
            Commands.Enqueue(line.StartsWith("AUTH", StringComparison.Ordinal) ? "AUTH" : line);
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await SayAsync("250-test\r\n" + (_behaviour.OffersTls && !isSecure ? "250-STARTTLS\r\n" : string.Empty) + (_behaviour.OffersLogin ? "250-AUTH PLAIN\r\n" : string.Empty) + "250 8BITMIME");
                    break;
                case "STARTTLS":
                    await SayAsync("220 go ahead");
                    if (_behaviour.DropsTls)
                    {
                        return;
                    }

                    SslStream secure = new(stream);
                    await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate }, stop);
                    (stream, isSecure) = (secure, true);
                    break;
                case "AUTH":
                    string login = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[2]));
                    await SayAsync(login.Split('\0')[^1] == _behaviour.Password ? "235 2.7.0 accepted" : "535 5.7.8 wrong");
                    break;
                case "RCPT":
                    await SayAsync(_behaviour.Rejects.Any(r => line.Contains(r, StringComparison.OrdinalIgnoreCase)) ? "550 5.1.1 no such user" : "250 ok");
                    break;
                case "DATA":
                    await SayAsync("354 go on");
                    StringBuilder mail = new();
                    while (await LineAsync() is { } text && text != ".")
                    {
                        mail.Append(text.StartsWith("..", StringComparison.Ordinal) ? text[1..] : text).Append("\r\n");
                    }

                    Mails.Enqueue(mail.ToString());
                    if (_behaviour.HangsAfterData)
                    {
                        await Task.Delay(Timeout.Infinite, stop);
                    }

                    if (_behaviour.DropsAfterData)
                    {
                        return;
                    }

                    await SayAsync(_behaviour.EndOfData);
                    break;
                case "QUIT":
                    await SayAsync("221 bye");
                    return;
                default:
                    await SayAsync("250 ok");
                    break;
            }
        }

        async Task SayAsync(string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text + "\r\n"), stop);

        async Task<string?> LineAsync()
        {
            List<byte> line = [];
            byte[] one = new byte[1];
            while (await stream.ReadAsync(one, stop) == 1)
            {
                if (one[0] == '\n')
                {
                    return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
                }

                line.Add(one[0]);
            }

            return null;
        }
    }
}
