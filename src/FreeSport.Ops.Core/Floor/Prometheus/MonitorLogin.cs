using System.Net.Http.Headers;
using System.Text;

using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>How somebody logs in at a monitor. It never says what the secret is.</summary>
public sealed class MonitorLogin
{
    private readonly string _kind;

    private MonitorLogin(string kind, AuthenticationHeaderValue header)
    {
        _kind = kind;
        Header = header;
    }

    internal AuthenticationHeaderValue Header { get; }

    /// <summary>A bearer token, such as one of a Grafana service account.</summary>
    /// <param name="token">The token; blanks and line ends around it do not count.</param>
    /// <param name="redactor">Learns it.</param>
    /// <returns>The login.</returns>
    /// <exception cref="OpsException"><c>MonitorLoginInvalid</c>: it is empty, or holds characters that no header may hold.</exception>
    public static MonitorLogin Bearer(string token, SecretRedactor redactor)
    {
        redactor.Register(token);
        string bare = token.Trim();
        redactor.Register(bare);

        // Told apart here because .NET Framework's own exception quotes the value.
        return bare.Length > 0 && bare.All(static c => c is > ' ' and <= '~')
            ? new MonitorLogin("bearer", new AuthenticationHeaderValue("Bearer", bare))
            : throw new OpsException(new OpsFailure(ErrorIds.MonitorLoginInvalid, FailureKind.InvalidArgument, PrometheusTexts.TokenInvalid, PrometheusTexts.TokenInvalidRemedy));
    }

    /// <summary>A user and a password.</summary>
    /// <param name="user">The user.</param>
    /// <param name="password">The password.</param>
    /// <param name="redactor">Learns the password.</param>
    /// <returns>The login.</returns>
    public static MonitorLogin Basic(string user, string password, SecretRedactor redactor)
    {
        redactor.Register(password);
        string pair = Convert.ToBase64String(Encoding.UTF8.GetBytes(user + ":" + password));
        redactor.Register(pair);
        return new MonitorLogin("basic", new AuthenticationHeaderValue("Basic", pair));
    }

    /// <inheritdoc/>
    public override string ToString() => _kind;
}
