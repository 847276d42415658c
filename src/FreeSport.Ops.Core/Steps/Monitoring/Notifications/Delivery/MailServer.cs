using System.Net;

using MailKit.Security;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;

/// <summary>The SMTP server that takes a channel's mails.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="Encryption">How the connection is encrypted; never what leaves it to the server whether it is.</param>
/// <param name="Login">User and password; null to log in nowhere.</param>
internal sealed record MailServer(string Host, int Port, SecureSocketOptions Encryption, NetworkCredential? Login);
