using System.Globalization;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>A server as people write it: <c>user@host:port</c>, of which only the host must be there.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="User">The account, or null.</param>
/// <param name="Host">The name or address, without brackets.</param>
/// <param name="Port">The port, or null.</param>
public sealed record ServerAddress(string Text, string? User, string Host, int? Port)
{
    // A narrow alphabet: a leading dash would be an option of ssh, and ssh hands user and host to the shell of a
    // configured ProxyCommand.
    private static readonly Regex Form = new(
        @"\A(?:(?<user>[\p{L}\p{N}_][\p{L}\p{N}._+-]*)@)?(?:(?<host>[\p{L}\p{N}_][\p{L}\p{N}._-]*)|\[(?<host>[0-9A-Fa-f:.]+)\])(?::(?<port>[0-9]{1,5}))?\z",
        RegexOptions.CultureInvariant);

    /// <summary>Reads an address.</summary>
    /// <param name="text">As people write it; an IPv6 address stands in brackets.</param>
    /// <returns>The address.</returns>
    /// <exception cref="OpsException">It is none (<c>ServerNameInvalid</c>).</exception>
    public static ServerAddress Parse(string text)
    {
        Match match = Form.Match(text);
        int? port = match.Groups["port"].Success ? int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture) : null;
        if (!match.Success || port is < 1 or > 65535)
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.ServerNameInvalid,
                FailureKind.InvalidArgument,
                PrerequisitesTexts.ServerNameInvalid.With(text.FirstLine(100)),
                PrerequisitesTexts.ServerNameInvalidRemedy,
                text));
        }

        return new ServerAddress(text, match.Groups["user"].Success ? match.Groups["user"].Value : null, match.Groups["host"].Value, port);
    }

    /// <summary>The arguments that name the server to ssh.</summary>
    /// <returns>Options first, the host last.</returns>
    public IEnumerable<string> Arguments()
    {
        if (Port is { } port)
        {
            yield return "-p";
            yield return port.ToString(CultureInfo.InvariantCulture);
        }

        yield return "--";
        yield return User is null ? Host : User + "@" + Host;
    }

    /// <summary>The name under which ssh keeps the server's key.</summary>
    /// <returns>The host, in brackets with the port when that is not 22.</returns>
    public string KnownName() => Port is null or 22 ? Host : FormattableString.Invariant($"[{Host}]:{Port}");
}
