using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Docker;

/// <summary>Asks one engine through the docker client. Nothing it asks changes anything there.</summary>
/// <param name="processes">Runs the client.</param>
/// <param name="program">Absolute path of the client.</param>
/// <param name="folder">Where it runs.</param>
/// <param name="context">The context of the client that leads to the engine; null for the one that is active.</param>
/// <param name="deadline">How long all questions may take together.</param>
internal sealed class DockerClient(IProcessRunner processes, string program, string folder, string? context, EngineDeadline deadline)
{
    private const int MostIds = 200;

    // ssh must not ask for a password or a host key on a terminal that nobody watches: it fails instead, and is told.
    internal static readonly IReadOnlyDictionary<string, string?> Quiet = new Dictionary<string, string?>
    {
        ["SSH_ASKPASS_REQUIRE"] = "force",
        ["SSH_ASKPASS"] = "nobody-is-there-to-ask",
        ["DOCKER_CLI_HINTS"] = "false",
    };

    /// <summary>Gets the context as a person names it.</summary>
    public string Name => context ?? DockerContexts.Active();

    /// <summary>Runs a command and returns what it wrote.</summary>
    /// <exception cref="EngineNotReadException">The engine gave no answer, or refused.</exception>
    public async Task<string> AskAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        ProcessResult answer = await RunAsync(arguments, cancellationToken).ConfigureAwait(false);
        return answer.Succeeded ? answer.StandardOutput : throw Failed(answer, arguments);
    }

    /// <summary>Asks for objects by their names or ids; those that the engine does not have are left out.</summary>
    /// <param name="command">The command, such as <c>image inspect</c>.</param>
    /// <param name="names">Names or ids.</param>
    /// <param name="cancellationToken">Stops the client.</param>
    /// <returns>What the client wrote, a JSON array for each call.</returns>
    /// <exception cref="EngineNotReadException">The engine gave no answer, or refused.</exception>
    public async Task<IReadOnlyList<System.Text.Json.JsonElement>> InspectAsync(string command, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        string[] words = command.Split(' ');
        List<System.Text.Json.JsonElement> found = [];
        for (int i = 0; i < names.Count; i += MostIds)
        {
            string[] arguments = [.. words, .. names.Skip(i).Take(MostIds)];
            ProcessResult answer = await RunAsync(arguments, cancellationToken).ConfigureAwait(false);

            // What went meanwhile is told on the error stream, with the others in the answer.
            bool isOnlyMissing = answer.ExitCode == 1 && answer.StandardError.IndexOf("No such", StringComparison.OrdinalIgnoreCase) >= 0;
            if (!answer.Succeeded && !isOnlyMissing)
            {
                throw Failed(answer, words);
            }

            found.AddRange(JsonAnswers.Read(answer.StandardOutput, "docker " + command));
        }

        return found;
    }

    public Task<ProcessResult> RunAsync(string[] arguments, CancellationToken cancellationToken) => processes.RunAsync(
        new ProcessRequest(program, context is null ? arguments : ["--context", context, .. arguments])
        {
            WorkingDirectory = folder,
            Environment = Quiet,
            Timeout = deadline.Left,
            OutputLimit = 64 * 1024 * 1024,
        },
        cancellationToken);

    public EngineNotReadException Failed(ProcessResult answer, string[] arguments)
    {
        string command = "docker " + string.Join(" ", arguments.TakeWhile(static a => !a.StartsWith("-", StringComparison.Ordinal)).Take(2));
        return answer.TimedOut ? new(FsInfrastructureReading.TimedOut, SnapshotTexts.EngineTimedOut.With(Name, deadline.Limit.TotalSeconds, command))
            : answer.Truncated ? new(FsInfrastructureReading.Unreadable, SnapshotTexts.AnswerTooLong.With(command))
            : new(FsInfrastructureReading.Unreachable, SnapshotTexts.EngineUnreachable.With(Name, Reason(answer.Message)));
    }

    // Where ssh leads to the engine, the client quotes address and command at length; why is what ssh said last.
    private static string Reason(string message)
    {
        const string Said = "stderr=";
        int at = message.IndexOf(Said, StringComparison.Ordinal);
        string? last = at < 0 ? null : message.Substring(at + Said.Length).Split('\n').Select(static l => l.Trim()).LastOrDefault(static l => l.Length > 0);
        return last is null ? message.FirstLine(300) : "ssh: " + last.FirstLine(300);
    }
}
