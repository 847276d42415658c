using System.Management.Automation;
using System.Net;

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
    [LoginsTransformation]
    public object? Credential { get; set; }

    /// <summary>Gets or sets how long one request may take, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds { get; set; } = 15;

    private protected MonitorLogins? Logins(SecretRedactor redactor) =>
        Credential is IReadOnlyDictionary<string, NetworkCredential> given ? new MonitorLogins(given, redactor) : null;
}
