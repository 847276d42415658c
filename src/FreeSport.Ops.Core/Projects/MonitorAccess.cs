using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Projects;

/// <summary>The way to a monitor of the configuration, with the login that its environment variables hold.</summary>
public static class MonitorAccess
{
    /// <summary>The address of a monitor.</summary>
    /// <param name="monitor">The monitor.</param>
    /// <param name="redactor">Learns what is secret.</param>
    /// <returns>The address with its login.</returns>
    /// <exception cref="OpsException">The monitor has no address (<c>MonitorAddressInvalid</c>), or a variable that it names is not set (<c>MonitorLoginInvalid</c>).</exception>
    public static MonitorAddress Address(MonitorDefinition monitor, SecretRedactor redactor) =>
        MonitorAddress.Of(monitor.Name, monitor.Url ?? string.Empty, redactor, Login(monitor, redactor), monitor.Datasource);

    /// <summary>The address of a monitor for whoever brings a login of their own.</summary>
    /// <param name="monitor">The monitor.</param>
    /// <param name="redactor">Learns what is secret.</param>
    /// <param name="given">The login; null for the one of the environment variables.</param>
    /// <returns>The address with its login.</returns>
    /// <exception cref="OpsException">As the other.</exception>
    public static MonitorAddress Address(MonitorDefinition monitor, SecretRedactor redactor, MonitorLogin? given) =>
        given is null ? Address(monitor, redactor) : MonitorAddress.Of(monitor.Name, monitor.Url ?? string.Empty, redactor, given, monitor.Datasource);

    /// <summary>The address of the Alertmanager that a monitor is, or that a Grafana has in it.</summary>
    /// <param name="monitor">The monitor.</param>
    /// <param name="redactor">Learns what is secret.</param>
    /// <returns>The address with its login.</returns>
    /// <exception cref="OpsException">As the others.</exception>
    public static MonitorAddress AlertmanagerAddress(MonitorDefinition monitor, SecretRedactor redactor) => monitor.Kind == "grafana"
        ? MonitorAddress.Of(monitor.Name, (monitor.Url ?? string.Empty).TrimEnd('/') + "/api/alertmanager/grafana", redactor, Login(monitor, redactor))
        : Address(monitor, redactor);

    /// <summary>How to log in at a monitor.</summary>
    /// <param name="monitor">The monitor.</param>
    /// <param name="redactor">Learns what is secret.</param>
    /// <returns>The login; null where the monitor names no variable.</returns>
    /// <exception cref="OpsException">A variable that it names is not set (<c>MonitorLoginInvalid</c>).</exception>
    public static MonitorLogin? Login(MonitorDefinition monitor, SecretRedactor redactor) =>
        monitor.TokenFrom is { } token ? MonitorLogin.Bearer(Value(monitor, token), redactor)
        : monitor.PasswordFrom is { } password ? MonitorLogin.Basic(monitor.UserFrom is { } user ? Value(monitor, user) : string.Empty, Value(monitor, password), redactor)
        : null;

    private static string Value(MonitorDefinition monitor, string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : throw new OpsException(new OpsFailure(
            ErrorIds.MonitorLoginInvalid, FailureKind.ObjectNotFound, ProjectsTexts.MonitorVariableMissing.With(monitor.Name, variable), ProjectsTexts.MonitorVariableMissingRemedy.With(variable), monitor.Name));
}
