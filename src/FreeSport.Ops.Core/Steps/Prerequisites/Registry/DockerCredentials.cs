using System.Text;
using System.Text.Json;

using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Prerequisites.Registry;

/// <summary>Finds the login that <c>docker pull</c> would use.</summary>
/// <remarks>Source: Docker's documentation of <c>docker login</c>, credential stores and the credential helper protocol.</remarks>
/// <param name="processes">Runs credential helpers.</param>
/// <param name="tools">Finds them.</param>
/// <param name="redactor">Is told of every secret that is read.</param>
/// <param name="configurationFile">Absolute path of Docker's <c>config.json</c>.</param>
public sealed class DockerCredentials(IProcessRunner processes, ToolLocator tools, SecretRedactor redactor, string configurationFile)
{
    private static readonly TimeSpan HelperTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Gets the file Docker keeps logins in: below <c>DOCKER_CONFIG</c>, or in the person's home.</summary>
    public static string DefaultConfigurationFile => Path.Combine(PathText.FolderOf("DOCKER_CONFIG", PathText.OfPerson(".docker")), "config.json");

    /// <summary>Gets the path of the file that is read.</summary>
    public string ConfigurationFile => configurationFile;

    /// <summary>Finds the login for a registry.</summary>
    /// <param name="registry">The registry's host.</param>
    /// <param name="cancellationToken">Stops the helper.</param>
    /// <returns>The login; null when Docker has none.</returns>
    /// <exception cref="InvalidDataException">The configuration is damaged, or the helper failed; the message says how.</exception>
    public async Task<RegistryLogin?> FindAsync(string registry, CancellationToken cancellationToken)
    {
        if (!File.Exists(configurationFile))
        {
            return null;
        }

        string key = registry is "docker.io" ? "index.docker.io" : registry;
        (string? helper, RegistryLogin? stored) = Look(key);
        return string.IsNullOrEmpty(helper) ? stored : await AskHelperAsync(helper!, key, cancellationToken).ConfigureAwait(false);
    }

    private (string? Helper, RegistryLogin? Stored) Look(string key)
    {
        using JsonDocument configuration = Read();
        JsonElement root = configuration.RootElement;
        try
        {
            string? helper = Entry(root, "credHelpers", key) is { ValueKind: JsonValueKind.String } own ? own.GetString() : root.TextOf("credsStore");
            return (helper, string.IsNullOrEmpty(helper) ? FromFile(Entry(root, "auths", key)) : null);
        }
        catch (InvalidOperationException damaged)
        {
            // Half of a surrogate pair is JSON and no text.
            throw new InvalidDataException(configurationFile, damaged);
        }
    }

    private JsonDocument Read()
    {
        try
        {
            JsonDocument document = JsonDocument.Parse(File.ReadAllText(configurationFile));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw new InvalidDataException(configurationFile);
        }
        catch (Exception damaged) when (damaged is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException(configurationFile + ": " + damaged.Message, damaged);
        }
    }

    // Keys are hosts, but older clients wrote whole addresses.
    private static JsonElement? Entry(JsonElement root, string section, string host)
    {
        if (root.TryGetProperty(section, out JsonElement entries) && entries.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty entry in entries.EnumerateObject())
            {
                string key = entry.Name.Contains("://", StringComparison.Ordinal) ? entry.Name.Substring(entry.Name.IndexOf("://", StringComparison.Ordinal) + 3) : entry.Name;
                if (key.Split('/')[0].Equals(host, StringComparison.OrdinalIgnoreCase))
                {
                    return entry.Value;
                }
            }
        }

        return null;
    }

    private RegistryLogin? FromFile(JsonElement? entry)
    {
        if (entry is not { ValueKind: JsonValueKind.Object } login)
        {
            return null;
        }

        if (login.TextOf("identitytoken") is { Length: > 0 } identity)
        {
            return Login(FsCredentialSource.DockerConfiguration, string.Empty, identity);
        }

        if (login.TextOf("auth") is not { Length: > 0 } encoded)
        {
            return null;
        }

        redactor.Register(encoded);
        try
        {
            string pair = Encoding.UTF8.GetString(Convert.FromBase64String(encoded)).TrimEnd('\0');
            int colon = pair.IndexOf(':');
            return colon > 0
                ? Login(FsCredentialSource.DockerConfiguration, pair.Substring(0, colon), pair.Substring(colon + 1))
                : throw new InvalidDataException(configurationFile);
        }
        catch (FormatException damaged)
        {
            throw new InvalidDataException(configurationFile + ": " + damaged.Message, damaged);
        }
    }

    private async Task<RegistryLogin?> AskHelperAsync(string helper, string registry, CancellationToken cancellationToken)
    {
        string name = "docker-credential-" + helper;
        if (tools.Find(name) is not { } program)
        {
            throw new InvalidDataException(PrerequisitesTexts.RegistryHelperMissing.With(name));
        }

        ProcessResult answer = await processes.RunAsync(
            new ProcessRequest(program, ["get"])
            {
                WorkingDirectory = Path.GetDirectoryName(configurationFile)!,
                StandardInput = registry is "index.docker.io" ? "https://index.docker.io/v1/" : registry,
                Timeout = HelperTimeout,
                OutputLimit = 1024 * 1024,
            },
            cancellationToken).ConfigureAwait(false);
        if (!answer.Succeeded)
        {
            // The helper protocol has this sentence for a registry that it knows nothing of.
            return answer.StandardOutput.Contains("credentials not found", StringComparison.OrdinalIgnoreCase)
                ? null
                : throw new InvalidDataException(name + ": " + answer.Message.FirstLine(200));
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(answer.StandardOutput);
            string user = document.RootElement.TextOf("Username") ?? string.Empty;
            return document.RootElement.TextOf("Secret") is { Length: > 0 } secret
                ? Login(FsCredentialSource.CredentialHelper, user == "<token>" ? string.Empty : user, secret)
                : null;
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException)
        {
            // Not its message: that may quote what the helper printed.
            throw new InvalidDataException(name);
        }
    }

    private RegistryLogin Login(FsCredentialSource source, string user, string secret)
    {
        redactor.Register(secret);
        return new RegistryLogin(source, user, secret);
    }
}
