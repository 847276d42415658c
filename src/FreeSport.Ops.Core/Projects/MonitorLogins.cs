using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Prometheus;

namespace FreeSport.Ops.Core.Projects;

/// <summary>The logins that the caller brings, which go before those of environment variables.</summary>
/// <param name="named">User and secret for each monitor's name; without a user the secret is a token.</param>
/// <param name="general">User and secret for all others; null for none.</param>
/// <param name="redactor">Learns every secret.</param>
public sealed class MonitorLogins(IReadOnlyDictionary<string, (string? User, string Secret)> named, (string? User, string Secret)? general, SecretRedactor redactor)
{
    /// <summary>The login for a monitor.</summary>
    /// <param name="monitor">Its name.</param>
    /// <returns>The login; null when the caller brings none for it.</returns>
    /// <exception cref="Floor.Results.OpsException"><c>MonitorLoginInvalid</c>: a token that no header can hold.</exception>
    public MonitorLogin? For(string monitor)
    {
        (string? User, string Secret)? found = named.TryGetValue(monitor, out (string? User, string Secret) own) ? own : general;
        return found is not { } login ? null
            : login.User is { } user ? MonitorLogin.Basic(user, login.Secret, redactor)
            : MonitorLogin.Bearer(login.Secret, redactor);
    }
}
