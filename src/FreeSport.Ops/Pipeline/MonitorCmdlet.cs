using System.Collections;
using System.Management.Automation;
using System.Net;
using System.Security;

using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Pipeline;

/// <summary>The base of every cmdlet that asks Prometheus, Alertmanager or Grafana.</summary>
public abstract class MonitorCmdlet : ProjectCmdlet
{
    /// <summary>
    /// Gets or sets the login: a PSCredential, or a SecureString as a bearer token, or a hashtable of these by the names of
    /// monitors. It goes before the environment variables that the configuration names.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [LoginTransformation]
    public object? Credential { get; set; }

    /// <summary>Gets or sets how long one request may take, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds { get; set; } = 15;

    private protected MonitorLogins? Logins(SecretRedactor redactor) => (Credential is PSObject wrapped ? wrapped.BaseObject : Credential) switch
    {
        null => null,
        IDictionary named => new MonitorLogins(
            named.Cast<DictionaryEntry>().ToDictionary(static e => Convert.ToString(e.Key, System.Globalization.CultureInfo.InvariantCulture)!, static e => Read(e.Value)!.Value, StringComparer.OrdinalIgnoreCase),
            general: null,
            redactor),
        { } one => new MonitorLogins(new Dictionary<string, (string? User, string Secret)>(), Read(one), redactor),
    };

    private static (string? User, string Secret)? Read(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        PSCredential credential => (credential.UserName, credential.GetNetworkCredential().Password),
        SecureString token => (null, new NetworkCredential(string.Empty, token).Password),
        _ => null,
    };
}
