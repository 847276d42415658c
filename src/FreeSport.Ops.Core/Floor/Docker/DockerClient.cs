using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Floor.Docker;

/// <summary>Docker's client against one engine: the only way to it.</summary>
/// <param name="processes">Runs the client.</param>
/// <param name="program">Its absolute path.</param>
/// <param name="folder">Absolute path of the folder it runs in.</param>
/// <param name="context">The context that leads to the engine; null for the one that is active.</param>
public sealed class DockerClient(IProcessRunner processes, string program, string folder, string? context)
{
    private const int MostNames = 200;

    // ssh must not ask for a password or a host key on a terminal that nobody watches: it fails instead, and is told.
    private static readonly Dictionary<string, string?> Quiet = new()
    {
        ["SSH_ASKPASS_REQUIRE"] = "force",
        ["SSH_ASKPASS"] = "nobody-is-there-to-ask",
        ["DOCKER_CLI_HINTS"] = "false",
        ["NO_COLOR"] = "1",
    };

    /// <summary>Gets the absolute path of the client.</summary>
    public string Program => program;

    /// <summary>Gets the context as a person names it.</summary>
    public string Name => context ?? DockerContexts.Active();

    /// <summary>Gets variables for each call, null for those that the client must not see.</summary>
    public IReadOnlyDictionary<string, string?> Variables { get; init; } = new Dictionary<string, string?>();

    /// <summary>Gets how long the client has to end by itself when its time is over.</summary>
    public TimeSpan StopGrace { get; init; }

    /// <summary>The client that is on PATH.</summary>
    /// <param name="processes">Runs it.</param>
    /// <param name="tools">Finds it.</param>
    /// <param name="folder">Absolute path of the folder it runs in.</param>
    /// <param name="context">The context that leads to the engine; null for the one that is active.</param>
    /// <returns>The client; null where there is none.</returns>
    public static DockerClient? Find(IProcessRunner processes, ToolLocator tools, string folder, string? context) =>
        tools.Find("docker") is { } program ? new DockerClient(processes, program, folder, context) : null;

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">The command and its arguments.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Stops the client.</param>
    /// <param name="variables">Variables for this call.</param>
    /// <param name="onLine">Is given each line of both streams.</param>
    /// <param name="outputLimit">How many characters of each stream are kept.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="Results.OpsException">The client cannot be started (<c>ProcessNotStarted</c>).</exception>
    public Task<ProcessResult> RunAsync(
        IReadOnlyList<string> arguments,
        TimeSpan timeout,
        CancellationToken cancellationToken,
        IReadOnlyDictionary<string, string>? variables = null,
        Action<string>? onLine = null,
        int outputLimit = 64 * 1024 * 1024)
    {
        Dictionary<string, string?> environment = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string?> variable in Quiet.Concat(Variables))
        {
            environment[variable.Key] = variable.Value;
        }

        foreach (KeyValuePair<string, string> variable in variables ?? new Dictionary<string, string>())
        {
            environment[variable.Key] = variable.Value;
        }

        // A plugin such as compose is handed the words before its name as they stand, and not each takes them.
        bool isPlugin = arguments[0] == "compose";
        if (context is not null && isPlugin)
        {
            environment["DOCKER_CONTEXT"] = context;
            environment["DOCKER_HOST"] = null;
        }

        return processes.RunAsync(
            new ProcessRequest(program, context is null || isPlugin ? arguments : ["--context", context, .. arguments])
            {
                WorkingDirectory = folder,
                Environment = environment,
                Timeout = timeout,
                OutputLimit = outputLimit,
                OnOutputLine = onLine,
                OnErrorLine = onLine,
                StopGrace = StopGrace,
            },
            cancellationToken);
    }

    /// <summary>Asks a command that lists or inspects for its objects.</summary>
    /// <param name="arguments">The command and its arguments, without a format.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Stops the client.</param>
    /// <returns>The objects, as they are written one a line or as an array.</returns>
    public async Task<DockerObjects> ListAsync(IReadOnlyList<string> arguments, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ProcessResult answer = await RunAsync([.. arguments, "--format", "{{json .}}"], timeout, cancellationToken).ConfigureAwait(false);
        return new DockerObjects(answer, answer.Succeeded ? Read(answer) : null);
    }

    /// <summary>Asks for objects by their names or ids; those that the engine does not have are left out.</summary>
    /// <param name="command">The command, such as <c>image inspect</c>.</param>
    /// <param name="names">Names or ids.</param>
    /// <param name="deadline">How long that may take together.</param>
    /// <param name="cancellationToken">Stops the client.</param>
    /// <returns>The objects, with the last answer or the one that failed; null where there was nothing to ask.</returns>
    public async Task<DockerObjects?> InspectAsync(string command, IReadOnlyList<string> names, Deadline deadline, CancellationToken cancellationToken)
    {
        List<JsonElement> found = [];
        DockerObjects? last = null;
        for (int i = 0; i < names.Count; i += MostNames)
        {
            ProcessResult answer = await RunAsync([.. command.Split(' '), .. names.Skip(i).Take(MostNames)], deadline.Left, cancellationToken).ConfigureAwait(false);

            // What went meanwhile is told on the error stream, with the others in the answer.
            bool isOnlyMissing = answer.ExitCode == 1 && !answer.Truncated && answer.StandardError.IndexOf("No such", StringComparison.OrdinalIgnoreCase) >= 0;
            if ((answer.Succeeded || isOnlyMissing ? Read(answer) : null) is not { } items)
            {
                return new DockerObjects(answer, null);
            }

            found.AddRange(items);
            last = new DockerObjects(answer, found);
        }

        return last;
    }

    private static IReadOnlyList<JsonElement>? Read(ProcessResult answer)
    {
        try
        {
            return JsonObjects.Read(answer.StandardOutput);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
