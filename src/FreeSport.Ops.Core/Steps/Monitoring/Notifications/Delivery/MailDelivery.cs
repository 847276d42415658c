using System.Net.Security;
using System.Net.Sockets;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

using MimeKit;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;

/// <summary>Mail through an SMTP server. The mails of one change hang together in a thread.</summary>
/// <param name="host">Is told what goes on.</param>
/// <param name="server">The server.</param>
/// <param name="from">Who the mails are from.</param>
/// <param name="to">Who they go to.</param>
/// <param name="thread">What the first mail of the change is called by the channel, without the part behind the @.</param>
/// <param name="patience">How long the whole delivery may take.</param>
internal sealed class MailDelivery(IOpsHost host, MailServer server, string from, IReadOnlyList<string> to, string thread, TimeSpan patience) : IDelivery
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    public IReadOnlyList<string> Recipients => [.. to.Select(static t => MailboxAddress.Parse(t).Address)];

    /// <summary>Gets what decides whether a server's certificate is trusted; null for the system.</summary>
    public RemoteCertificateValidationCallback? Trust { get; init; }

    public OutgoingMessage Form(MessageText text, string? template)
    {
        string body = template is null ? text.Fill(OwnTemplates.Plain, static value => value) : text.Render(template, static value => value);
        return new OutgoingMessage(text, body.Length == 0 ? text.Headline : body, 0);
    }

    /// <summary>The mail itself.</summary>
    /// <param name="message">What it says.</param>
    /// <returns>The mail.</returns>
    public MimeMessage Mail(OutgoingMessage message)
    {
        MailboxAddress sender = MailboxAddress.Parse(from);
        string domain = sender.Domain is { Length: > 0 } of ? of : "freesport-ops";
        string root = $"{thread}@{domain}";
        MimeMessage mail = new()
        {
            // A client that sorts by subjects keeps mails together whose subject is the same.
            Subject = message.Text.Title,
            Date = new DateTimeOffset(message.Text.Source.At),
            MessageId = message.ThreadId is null ? root : $"{thread}.{message.Key}@{domain}",
            Body = new TextPart("plain") { Text = message.Body },
        };
        mail.From.Add(sender);
        mail.To.AddRange(to.Select(static t => MailboxAddress.Parse(t)));
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        if (message.ThreadId is { } first)
        {
            mail.InReplyTo = first;
            mail.References.Add(first);
        }

        return mail;
    }

    public async Task<DeliveryReceipt> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        using CancellationTokenSource bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(patience);
        using MimeMessage mail = Mail(message);
        using TolerantSmtpClient client = new()
        {
            Timeout = (int)patience.TotalMilliseconds,

            // A server of revocation lists behind a firewall never answers, and the mail would wait for it.
            CheckCertificateRevocation = false,
            ServerCertificateValidationCallback = Trust,
        };
        MailProgress progress = new();
        try
        {
            await client.ConnectAsync(server.Host, server.Port, server.Encryption, bounded.Token).ConfigureAwait(false);
            if (server.Login is { } login)
            {
                await client.AuthenticateAsync(System.Text.Encoding.UTF8, login, bounded.Token).ConfigureAwait(false);
            }

            host.WriteVerbose(NotificationTexts.MailConnected.With(server.Host, client.IsSecure ? "TLS" : "-"));
            await client.SendAsync(FormatOptions.Default, mail, bounded.Token, progress).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return Ended(progress, cancellationToken.IsCancellationRequested ? NotificationTexts.Stopped : NotificationTexts.NoAnswer.With(server.Host, (int)patience.TotalSeconds), NotificationTexts.NotReachedRemedy);
        }
        catch (Exception refused) when (refused is SmtpCommandException or AuthenticationException or SslHandshakeException or NotSupportedException or SaslException or ServiceNotAuthenticatedException)
        {
            // The server said no, in words: whatever went to it was not taken.
            (string said, string remedy) = Words(refused, client);
            return new DeliveryReceipt(FsNotificationState.NotSent, said) { Remedy = remedy, Rejected = client.Rejected };
        }
        catch (Exception lost) when (lost is SmtpProtocolException or IOException or SocketException or TimeoutException or ServiceNotConnectedException or ObjectDisposedException)
        {
            return Ended(progress, progress.HasBegun ? NotificationTexts.AnswerLost.With(server.Host) : NotificationTexts.MailNotReached.With(server.Host, server.Port, lost.Message.FirstLine(120)), NotificationTexts.NotReachedRemedy);
        }

        await LeaveAsync(client).ConfigureAwait(false);
        string id = mail.MessageId ?? string.Empty;
        return Taken(client, id, message.ThreadId ?? id);
    }

    private static DeliveryReceipt Taken(TolerantSmtpClient client, string id, string threadId) => client.Rejected.Count == 0
        ? new DeliveryReceipt(FsNotificationState.Sent, NotificationTexts.SentTo.With(client.Accepted.Count)) { MessageId = id, ThreadId = threadId, Recipients = client.Accepted }
        : new DeliveryReceipt(FsNotificationState.PartlySent, NotificationTexts.SentToSome.With(client.Accepted.Count, client.Accepted.Count + client.Rejected.Count))
        {
            MessageId = id,
            ThreadId = threadId,
            Recipients = client.Accepted,
            Rejected = client.Rejected,
            Remedy = NotificationTexts.RejectedRemedy,
        };

    private static DeliveryReceipt Ended(MailProgress progress, string trouble, string remedy) => progress.HasBegun
        ? new DeliveryReceipt(FsNotificationState.Unknown, trouble) { Remedy = NotificationTexts.UnknownRemedy }
        : new DeliveryReceipt(FsNotificationState.NotSent, trouble) { Remedy = remedy };

    private (string Said, string Remedy) Words(Exception refused, TolerantSmtpClient client) => refused switch
    {
        AuthenticationException or SaslException => (NotificationTexts.MailLogin.With(server.Host, refused.Message.FirstLine(120)), NotificationTexts.MailLoginRemedy),
        ServiceNotAuthenticatedException => (NotificationTexts.MailNeedsLogin.With(server.Host, refused.Message.FirstLine(120)), NotificationTexts.MailNeedsLoginRemedy),
        SslHandshakeException => (NotificationTexts.MailCertificate.With(server.Host), NotificationTexts.MailCertificateRemedy),
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } command => (NotificationTexts.MailSender.With(Code(command)), NotificationTexts.MailSenderRemedy),
        SmtpCommandException command when client.Accepted.Count == 0 && client.Rejected.Count > 0 => (NotificationTexts.MailNobody.With(Code(command)), NotificationTexts.RejectedRemedy),
        SmtpCommandException command => (NotificationTexts.MailRefused.With(server.Host, Code(command)), NotificationTexts.MailRefusedRemedy),
        _ when server.Encryption is SecureSocketOptions.StartTls && !client.IsSecure => (NotificationTexts.MailNoTls.With(server.Host), NotificationTexts.MailNoTlsRemedy),
        _ => (NotificationTexts.MailNoLogin.With(server.Host, refused.Message.FirstLine(120)), NotificationTexts.MailLoginRemedy),
    };

    private static string Code(SmtpCommandException command) => $"{(int)command.StatusCode} {command.Message.FirstLine(120)}";

    // The mail is taken by now; how the server says goodbye changes nothing.
    private async Task LeaveAsync(TolerantSmtpClient client)
    {
        using CancellationTokenSource brief = new(Farewell);
        try
        {
            await client.DisconnectAsync(quit: true, brief.Token).ConfigureAwait(false);
        }
        catch (Exception unkind) when (unkind is IOException or OperationCanceledException or ProtocolException or CommandException or SocketException or ObjectDisposedException)
        {
            host.WriteVerbose(unkind.Message.FirstLine());
        }
    }
}
