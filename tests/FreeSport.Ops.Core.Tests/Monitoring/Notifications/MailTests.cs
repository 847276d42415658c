using System.Net;
using System.Security.Cryptography.X509Certificates;

using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;
using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

using MailKit.Security;

using MimeKit;

namespace FreeSport.Ops.Core.Tests.Monitoring.Notifications;

public sealed class MailTests
{
    private const string Password = "hunter2-9f3c-вход";
    private const string Anna = "anna@freesport.example";
    private const string Boris = "Борис <boris@freesport.example>";

    [Fact]
    public async Task A_mail_is_encrypted_logged_in_and_in_Russian()
    {
        using MailServerDouble server = new(new MailBehaviour { OffersLogin = true, Password = Password });

        DeliveryReceipt receipt = await SendAsync(server, login: new NetworkCredential("ops", Password), title: "Выкладка: «прод» готов");

        Assert.Equal((FsNotificationState.Sent, "Sent to 2 recipients."), (receipt.State, receipt.Summary));
        Assert.Contains("STARTTLS", server.Commands);
        MimeMessage mail = Taken(server);
        Assert.Equal("Выкладка: «прод» готов", mail.Subject);
        Assert.Contains("модульные тесты: всё зелёное", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal("Опс", mail.From.Mailboxes.Single().Name);
    }

    [Fact]
    public async Task The_mails_of_a_change_hang_together()
    {
        using MailServerDouble server = new(new MailBehaviour());

        DeliveryReceipt first = await SendAsync(server);
        DeliveryReceipt second = await SendAsync(server, thread: first.ThreadId);

        MimeMessage[] mails = [.. server.Mails.Select(Parse)];
        Assert.Equal(("fsops.thread@freesport.example", first.MessageId), (mails[0].MessageId, mails[0].MessageId));
        Assert.Null(mails[0].InReplyTo);
        Assert.Equal((mails[0].MessageId, mails[0].MessageId), (mails[1].InReplyTo, mails[1].References.Single()));
        Assert.NotEqual(mails[0].MessageId, mails[1].MessageId);
        Assert.Equal((mails[0].Subject, first.ThreadId), (mails[1].Subject, second.ThreadId));
    }

    [Fact]
    public async Task A_recipient_that_is_refused_keeps_the_mail_from_nobody_else()
    {
        using MailServerDouble server = new(new MailBehaviour { Rejects = ["boris"] });

        DeliveryReceipt receipt = await SendAsync(server);

        Assert.Equal((FsNotificationState.PartlySent, "Sent to 1 of 2 recipients."), (receipt.State, receipt.Summary));
        Assert.Equal(["anna@freesport.example"], receipt.Recipients);
        Assert.Equal(["boris@freesport.example (550 5.1.1 no such user)"], receipt.Rejected);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Nobody_accepted_is_not_sent()
    {
        using MailServerDouble server = new(new MailBehaviour { Rejects = ["anna", "boris"] });

        DeliveryReceipt receipt = await SendAsync(server);

        Assert.Equal((FsNotificationState.NotSent, 2), (receipt.State, receipt.Rejected.Count));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Without_STARTTLS_nothing_is_sent_unless_the_project_says_so()
    {
        using MailServerDouble server = new(new MailBehaviour { OffersTls = false });

        DeliveryReceipt refused = await SendAsync(server);
        Assert.Equal(FsNotificationState.NotSent, refused.State);
        Assert.Contains("STARTTLS", refused.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Commands, static c => c.StartsWith("MAIL", StringComparison.Ordinal));

        Assert.Equal(FsNotificationState.Sent, (await SendAsync(server, encryption: SecureSocketOptions.None)).State);
    }

    [Theory]
    [InlineData(true, 30)]
    [InlineData(false, 30)]
    [InlineData(true, -1)]
    public async Task A_certificate_nobody_trusts_or_a_line_that_drops_sends_nothing(bool trusted, int days)
    {
        using MailServerDouble server = new(new MailBehaviour { DropsTls = trusted && days > 0, CertificateEnds = DateTimeOffset.UtcNow.AddDays(days) });

        // Trusted means here: as the system trusts, with the end of the certificate looked at.
        DeliveryReceipt receipt = await SendAsync(server, trust: (certificate, errors) => trusted && errors != System.Net.Security.SslPolicyErrors.None && DateTime.Now < ((X509Certificate2)certificate).NotAfter);

        Assert.Equal(FsNotificationState.NotSent, receipt.State);
        Assert.NotEmpty(receipt.Remedy!);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_not_shown()
    {
        using MailServerDouble server = new(new MailBehaviour { OffersLogin = true, Password = "other" });
        RecordingHost host = new();

        DeliveryReceipt receipt = await SendAsync(server, login: new NetworkCredential("ops", Password), host: host);

        Assert.Equal(FsNotificationState.NotSent, receipt.State);
        Assert.Contains("login", receipt.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, receipt.Summary + string.Join("\n", host.Verbose), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_has_the_mail_and_says_nothing_leaves_it_unknown(bool hangs)
    {
        using MailServerDouble server = new(new MailBehaviour { HangsAfterData = hangs, DropsAfterData = !hangs });

        DeliveryReceipt receipt = await SendAsync(server, patience: TimeSpan.FromSeconds(2));

        Assert.Equal(FsNotificationState.Unknown, receipt.State);
        Assert.Contains("-Force", receipt.Remedy, StringComparison.Ordinal);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task A_server_that_refuses_the_mail_itself_has_not_taken_it()
    {
        using MailServerDouble server = new(new MailBehaviour { EndOfData = "554 5.7.1 spam" });

        DeliveryReceipt receipt = await SendAsync(server);

        Assert.Equal(FsNotificationState.NotSent, receipt.State);
        Assert.Contains("554", receipt.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_left_in_time()
    {
        using MailServerDouble server = new(new MailBehaviour { IsMute = true });

        DeliveryReceipt receipt = await SendAsync(server, patience: TimeSpan.FromSeconds(1));

        Assert.Equal(FsNotificationState.NotSent, receipt.State);
    }

    [Fact]
    public async Task A_real_server_takes_mails_encrypted_and_logged_in_and_refuses_one_recipient_alone()
    {
        using AioSmtpServer server = await AioSmtpServer.StartAsync("ops", Password);
        NetworkCredential login = new("ops", Password);

        DeliveryReceipt first = await SendAsync(server.Port, server.Certificate, [Anna, Boris], login, title: "Выкладка: «прод» готов");
        DeliveryReceipt second = await SendAsync(server.Port, server.Certificate, [Anna, "nobody@freesport.example"], login, thread: first.ThreadId);

        Assert.Equal((FsNotificationState.Sent, FsNotificationState.PartlySent), (first.State, second.State));
        Assert.Equal(["nobody@freesport.example (550 5.1.1 no such user)"], second.Rejected);
        MimeMessage[] mails = server.Mails;
        Assert.Equal(["anna@freesport.example, boris@freesport.example", "anna@freesport.example"], mails.Select(static m => m.Headers["X-Envelope-To"]));
        Assert.All(mails, static m => Assert.Equal("TLS ops", m.Headers["X-Session"]));
        Assert.Equal("Выкладка: «прод» готов", mails[0].Subject);
        Assert.Contains("модульные тесты: всё зелёное", mails[1].TextBody, StringComparison.Ordinal);
        Assert.Equal(mails[0].MessageId, mails[1].InReplyTo);
    }

    [Fact]
    public async Task A_real_server_refuses_a_wrong_password_and_a_mail_in_plain()
    {
        using AioSmtpServer server = await AioSmtpServer.StartAsync("ops", Password);

        DeliveryReceipt wrong = await SendAsync(server.Port, server.Certificate, [Anna], new NetworkCredential("ops", "other"));
        DeliveryReceipt nobody = await SendAsync(server.Port, server.Certificate, [Anna]);
        DeliveryReceipt plain = await SendAsync(server.Port, server.Certificate, [Anna], encryption: SecureSocketOptions.None);

        Assert.Equal([FsNotificationState.NotSent, FsNotificationState.NotSent, FsNotificationState.NotSent], new[] { wrong, nobody, plain }.Select(static r => r.State));
        Assert.Contains("login", wrong.Summary, StringComparison.Ordinal);
        Assert.Contains("5.7.0", nobody.Summary, StringComparison.Ordinal);
        Assert.Contains("STARTTLS", plain.Summary, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    private static Task<DeliveryReceipt> SendAsync(
        MailServerDouble server,
        NetworkCredential? login = null,
        string? title = null,
        string? thread = null,
        SecureSocketOptions encryption = SecureSocketOptions.StartTls,
        Func<X509Certificate, System.Net.Security.SslPolicyErrors, bool>? trust = null,
        RecordingHost? host = null,
        TimeSpan? patience = null) =>
        SendAsync(server.Port, server.Certificate, [Anna, Boris], login, title, thread, encryption, trust, host, patience);

    private static async Task<DeliveryReceipt> SendAsync(
        int port,
        X509Certificate2 known,
        string[] to,
        NetworkCredential? login = null,
        string? title = null,
        string? thread = null,
        SecureSocketOptions encryption = SecureSocketOptions.StartTls,
        Func<X509Certificate, System.Net.Security.SslPolicyErrors, bool>? trust = null,
        RecordingHost? host = null,
        TimeSpan? patience = null)
    {
        MailDelivery delivery = new(
            host ?? new RecordingHost(), new MailServer("localhost", port, encryption, login), "Опс <ops@freesport.example>", to, "fsops.thread", patience ?? TimeSpan.FromSeconds(30))
        {
            Trust = (_, certificate, _, errors) => trust?.Invoke(certificate!, errors) ?? certificate!.GetCertHashString() == known.GetCertHashString(),
        };
        TeamMessage message = new(title, "магазин", "production", "4f0c1d2e3b4a59687786950413223140deadbeef", [new MessageItem("модульные тесты", FsOutcome.Passed, "всё зелёное")]);
        OutgoingMessage form = delivery.Form(new MessageText(message, System.Globalization.CultureInfo.GetCultureInfo("ru")), template: null);
        return await delivery.SendAsync(form with { Key = "key", ThreadId = thread }, Cancel.Token);
    }

    private static MimeMessage Taken(MailServerDouble server) => Parse(Assert.Single(server.Mails));

    private static MimeMessage Parse(string mail) => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail)));
}
