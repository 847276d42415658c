using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>Where a Prometheus or an Alertmanager answers, and how to log in there.</summary>
public sealed class MonitorAddress
{
    private MonitorAddress(string name, Uri root, MonitorLogin? login)
    {
        Name = name;
        Root = root;
        Login = login;
    }

    /// <summary>Gets the monitor's name.</summary>
    public string Name { get; }

    /// <summary>Gets the address that the paths of the API follow; ends with a slash, holds neither login nor query, and may be shown.</summary>
    public Uri Root { get; }

    /// <summary>Gets how to log in; null for nobody.</summary>
    public MonitorLogin? Login { get; }

    /// <summary>An address as somebody gave it. A login in it is used, unless there is another, and shown to nobody.</summary>
    /// <param name="name">The monitor's name.</param>
    /// <param name="url">The address, with http or https; a path before <c>/api</c> is kept.</param>
    /// <param name="redactor">Learns a login in the address.</param>
    /// <param name="login">How to log in; null for what the address holds.</param>
    /// <param name="datasource">The uid of a data source of Grafana, which the address then is of; null for none.</param>
    /// <returns>The address.</returns>
    /// <exception cref="OpsException"><c>MonitorAddressInvalid</c>: it is no address of http or https.</exception>
    public static MonitorAddress Of(string name, string url, SecretRedactor redactor, MonitorLogin? login = null, string? datasource = null)
    {
        foreach (string secret in UrlCredentials.In(url))
        {
            redactor.Register(secret);
            redactor.Register(Uri.UnescapeDataString(secret));
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? given) || given.Scheme is not ("http" or "https") || given.Host.Length == 0)
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.MonitorAddressInvalid, FailureKind.InvalidArgument, PrometheusTexts.AddressInvalid.With(name, UrlCredentials.Mask(url).FirstLine(100)), PrometheusTexts.AddressInvalidRemedy, name));
        }

        if (login is null && given.UserInfo.Length > 0)
        {
            string[] parts = given.UserInfo.Split([':'], 2);
            login = MonitorLogin.Basic(Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : string.Empty, redactor);
        }

        string root = given.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/') + "/";
        return new MonitorAddress(name, new Uri(datasource is null ? root : root + "api/datasources/proxy/uid/" + Uri.EscapeDataString(datasource) + "/"), login);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Root})";
}
