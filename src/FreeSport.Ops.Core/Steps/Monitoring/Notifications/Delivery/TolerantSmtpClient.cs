using MailKit.Net.Smtp;

using MimeKit;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;

/// <summary>An SMTP client for which a recipient that is refused does not keep the mail from the others.</summary>
internal sealed class TolerantSmtpClient : SmtpClient
{
    private readonly List<string> _rejected = [];
    private readonly List<string> _accepted = [];

    /// <summary>Gets who the server refused, each with its reason.</summary>
    public IReadOnlyList<string> Rejected => _rejected;

    /// <summary>Gets who the server took the mail for.</summary>
    public IReadOnlyList<string> Accepted => _accepted;

    /// <inheritdoc/>
    protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) => _accepted.Add(mailbox.Address);

    // The base throws here, and nobody gets the mail.
    /// <inheritdoc/>
    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) =>
        _rejected.Add($"{mailbox.Address} ({(int)response.StatusCode} {response.Response.FirstLine(120)})");

    /// <inheritdoc/>
    protected override void OnNoRecipientsAccepted(MimeMessage message)
    {
    }
}
