using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>Logs in where checks need it, once for all checks of an environment.</summary>
/// <param name="exchange">Sends.</param>
/// <param name="options">The credentials and how to send.</param>
/// <param name="redactor">Is told of every secret before it is used.</param>
/// <param name="variable">Reads a variable of the environment.</param>
internal sealed class SmokeLogins(HttpExchange exchange, SmokeOptions options, SecretRedactor redactor, Func<string, string?> variable)
{
    private static readonly string[] UsualPlaces = ["$.access", "$.access_token", "$.token"];

    private readonly ConcurrentDictionary<SmokeLoginDefinition, Lazy<Task<(string? Header, SmokeLook? Trouble)>>> _made = new();

    /// <summary>The value of the Authorization header that a login comes to.</summary>
    /// <param name="environment">The environment whose login it is; null for none.</param>
    /// <param name="name">The login's name.</param>
    /// <param name="target">Where it is to be sent.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The value, or what stands in the way.</returns>
    public async Task<(string? Header, SmokeLook? Trouble)> HeaderAsync(EnvironmentDefinition? environment, string name, Uri target, CancellationToken cancellationToken)
    {
        if (environment?.Smoke?.Logins.FirstOrDefault(l => l.Name == name) is not { } login)
        {
            return (null, SmokeLook.Of(FsSmokeTrouble.NotReady, SmokeTexts.LoginUnknown.With(name), SmokeTexts.LoginUnknownRemedy.With(environment?.Name)));
        }

        if (Unencrypted(target) is { } open)
        {
            return (null, open);
        }

        return await _made.GetOrAdd(login, l => new Lazy<Task<(string?, SmokeLook?)>>(() => MakeAsync(l, environment.Name, cancellationToken))).Value.ConfigureAwait(false);
    }

    /// <summary>What stands in the way of sending a secret to an address.</summary>
    /// <param name="target">The address.</param>
    /// <returns>The refusal where everybody on the way could read it; else null.</returns>
    public static SmokeLook? Unencrypted(Uri target) => target.Scheme == Uri.UriSchemeHttps || target.IsLoopback
        ? null
        : SmokeLook.Of(FsSmokeTrouble.NotReady, SmokeTexts.Unencrypted.With(target.Host), SmokeTexts.UnencryptedRemedy);

    /// <summary>The header of a token, or of user and password, that no server has to take first.</summary>
    /// <param name="credential">The credential.</param>
    /// <returns>The value of the Authorization header.</returns>
    public string Direct(NetworkCredential credential)
    {
        string header = credential.UserName.Length == 0 ? "Bearer " + credential.Password.Trim() : Basic(credential.UserName, credential.Password);
        redactor.Register(credential.Password);
        redactor.Register(header.Substring(header.IndexOf(' ') + 1));
        return header;
    }

    /// <summary>What user and password come to without a server's help.</summary>
    public static string Basic(string user, string password) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(user + ":" + password));

    private async Task<(string? Header, SmokeLook? Trouble)> MakeAsync(SmokeLoginDefinition login, string environment, CancellationToken cancellationToken)
    {
        if (Find(login) is not { } credential)
        {
            string[] variables = [.. new[] { login.TokenFrom, login.UserFrom, login.PasswordFrom }.OfType<string>()];
            SmokeLook missing = SmokeLook.Of(FsSmokeTrouble.NotReady, SmokeTexts.CredentialMissing.With(login.Name), variables.Length == 0
                ? SmokeTexts.CredentialMissingRemedy.With(login.Name)
                : SmokeTexts.VariableMissingRemedy.With(login.Name, string.Join(", ", variables)));
            return (null, missing with { NextCommand = $"Invoke-FsSmokeTest {PowerShellQuoting.Quote(environment)} -Credential @{{ {PowerShellQuoting.Quote(login.Name)} = Get-Credential }}" });
        }

        if (credential.UserName.Length == 0 || login.Url is null)
        {
            return (Direct(credential), null);
        }

        redactor.Register(credential.Password);

        Uri address = new(login.Url!);
        return Unencrypted(address) is { } open ? (null, open) : await ExchangeAsync(login, address, credential, cancellationToken).ConfigureAwait(false);
    }

    private NetworkCredential? Find(SmokeLoginDefinition login)
    {
        if (options.Credentials.TryGetValue(login.Name, out NetworkCredential? given) || options.Credentials.TryGetValue(string.Empty, out given))
        {
            return given;
        }

        if (Value(login.TokenFrom) is { } token)
        {
            return new NetworkCredential(string.Empty, token);
        }

        return Value(login.UserFrom) is { } user && Value(login.PasswordFrom) is { } password ? new NetworkCredential(user, password) : null;
    }

    private string? Value(string? name) => name is not null && variable(name) is { Length: > 0 } value ? value : null;

    private async Task<(string? Header, SmokeLook? Trouble)> ExchangeAsync(SmokeLoginDefinition login, Uri address, NetworkCredential credential, CancellationToken cancellationToken)
    {
        string body = login.Body is null
            ? "{\"username\":" + JsonSerializer.Serialize(credential.UserName) + ",\"password\":" + JsonSerializer.Serialize(credential.Password) + "}"
            : login.Body.Replace("{user}", Written(credential.UserName, login)).Replace("{password}", Written(credential.Password, login));
        ExchangeAnswer answer = await exchange.SendAsync(
            new ExchangeRequest(login.Method, address)
            {
                Headers = [new("Content-Type", login.ContentType), new("Accept", "application/json")],
                Body = body,
                Timeout = options.RequestTimeout,
                LargestAnswer = options.LargestAnswer,
                Proxy = options.Proxy,
                UsesNoProxy = options.UsesNoProxy,
                Roots = options.Roots,
            },
            cancellationToken).ConfigureAwait(false);
        if (answer.Trouble != ExchangeTrouble.None)
        {
            SmokeLook trouble = ExchangeWords.Look(answer, address, options);
            return (null, trouble with { Trouble = FsSmokeTrouble.Login, Said = SmokeTexts.LoginUnanswered.With(login.Name, trouble.Said) });
        }

        if (answer.Status is < 200 or >= 300)
        {
            return (null, SmokeLook.Of(FsSmokeTrouble.Login, SmokeTexts.LoginRefused.With(login.Name, answer.Status), answer.Status is 400 or 401 or 403 ? SmokeTexts.LoginRefusedRemedy : SmokeTexts.LoginTroubleRemedy) with { Status = answer.Status });
        }

        if (Token(answer.Text(), login) is not { } token)
        {
            return (null, SmokeLook.Of(FsSmokeTrouble.Login, SmokeTexts.TokenMissing.With(login.Name, login.TokenPath ?? string.Join(", ", UsualPlaces)), SmokeTexts.TokenMissingRemedy));
        }

        redactor.Register(token);
        return ("Bearer " + token, null);
    }

    // A quote in a password must not end the text it stands in.
    private static string Written(string value, SmokeLoginDefinition login) =>
        login.ContentType.IndexOf("json", StringComparison.OrdinalIgnoreCase) >= 0 ? JsonEncodedText.Encode(value).ToString()
        : login.ContentType.IndexOf("urlencoded", StringComparison.OrdinalIgnoreCase) >= 0 ? Uri.EscapeDataString(value)
        : value;

    private static string? Token(string text, SmokeLoginDefinition login)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return (login.TokenPath is null ? UsualPlaces : [login.TokenPath])
                .SelectMany(place => JsonPath.Read(place)?.Find(document.RootElement) ?? [])
                .Where(static v => v.ValueKind == JsonValueKind.String)
                .Select(static v => v.GetString())
                .FirstOrDefault(static v => !string.IsNullOrWhiteSpace(v));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
