using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Steps.Infrastructure.Docker;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>Docker's client at work for one set of compose files, against one engine.</summary>
/// <param name="processes">Runs programs.</param>
/// <param name="program">Its absolute path.</param>
/// <param name="folder">Absolute path of the folder to run in.</param>
/// <param name="context">The context; null for the one that is selected.</param>
/// <param name="unset">Variables of the session that the client must not see: what is put into the files comes from the env files.</param>
internal sealed class DockerEngineClient(IProcessRunner processes, string program, string folder, string? context, IEnumerable<string> unset)
{
    private static readonly string[] Needed = ["PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "APPDATA", "LOCALAPPDATA", "TEMP", "TMP", "DOCKER_HOST", "DOCKER_CONFIG", "DOCKER_CONTEXT", "DOCKER_CERT_PATH", "DOCKER_TLS_VERIFY", "SSH_AUTH_SOCK"];

    private readonly string[] _unset = [.. unset.Where(static n => !Needed.Contains(n, StringComparer.OrdinalIgnoreCase))];

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">The command and its arguments.</param>
    /// <param name="variables">What is put into files that the client reads without env files.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="onLine">Is given each line of both streams.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<ProcessResult> RunAsync(
        IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? variables, TimeSpan timeout, Action<string>? onLine, CancellationToken cancellationToken)
    {
        Dictionary<string, string?> environment = _unset.ToDictionary(static n => n, static _ => (string?)null, StringComparer.Ordinal);
        foreach (KeyValuePair<string, string?> variable in DockerClient.Quiet)
        {
            environment[variable.Key] = variable.Value;
        }

        foreach (KeyValuePair<string, string> variable in variables ?? new Dictionary<string, string>())
        {
            environment[variable.Key] = variable.Value;
        }

        if (context is not null)
        {
            environment["DOCKER_CONTEXT"] = context;
            environment["DOCKER_HOST"] = null;
        }

        environment["NO_COLOR"] = "1";
        environment["COMPOSE_FILE"] = null;
        environment["COMPOSE_PROFILES"] = null;
        return processes.RunAsync(
            new ProcessRequest(program, arguments)
            {
                WorkingDirectory = folder,
                Environment = environment,
                Timeout = timeout,
                OnOutputLine = onLine,
                OnErrorLine = onLine,
                StopGrace = TimeSpan.FromSeconds(5),
            },
            cancellationToken);
    }

    /// <summary>The objects that a list command prints, one a line.</summary>
    /// <returns>The objects; null where the engine gave no answer, or one that is cut short.</returns>
    public async Task<IReadOnlyList<JsonElement>?> ListAsync(IReadOnlyList<string> arguments, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ProcessResult result = await RunAsync([.. arguments, "--format", "{{json .}}"], variables: null, timeout, onLine: null, cancellationToken).ConfigureAwait(false);
        if (!result.Succeeded)
        {
            return null;
        }

        try
        {
            List<JsonElement> all = [];
            foreach (string line in result.StandardOutput.Split('\n').Where(static l => l.Trim().Length > 0))
            {
                using JsonDocument document = JsonDocument.Parse(line);
                all.Add(document.RootElement.Clone());
            }

            return all;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
