using System.Net;

using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Prometheus;

namespace FreeSport.Ops.Core.Projects;

/// <summary>The logins that the caller brings, which go before those of environment variables.</summary>
/// <param name="given">Each for a monitor's name, and that of the empty name for all others; without a user the password is a token.</param>
/// <param name="redactor">Learns every secret.</param>
public sealed class MonitorLogins(IReadOnlyDictionary<string, NetworkCredential> given, SecretRedactor redactor)
{
    /// <summary>The login for a monitor.</summary>
    /// <param name="monitor">Its name.</param>
    /// <returns>The login; null when the caller brings none for it.</returns>
    /// <exception cref="Floor.Results.OpsException"><c>MonitorLoginInvalid</c>: a token that no header can hold.</exception>
    public MonitorLogin? For(string monitor)
    {
        return !given.TryGetValue(monitor, out NetworkCredential? login) && !given.TryGetValue(string.Empty, out login) ? null
            : login.UserName.Length > 0 ? MonitorLogin.Basic(login.UserName, login.Password, redactor)
            : MonitorLogin.Bearer(login.Password, redactor);
    }
}
