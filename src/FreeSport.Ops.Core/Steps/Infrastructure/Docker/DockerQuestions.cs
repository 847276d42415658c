using System.Text.Json;

using FreeSport.Ops.Core.Floor.Docker;
using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Docker;

/// <summary>Asks one engine. Nothing it asks changes anything there.</summary>
/// <param name="client">Docker's client.</param>
/// <param name="deadline">How long all questions may take together.</param>
internal sealed class DockerQuestions(DockerClient client, Deadline deadline)
{
    /// <summary>Gets the context as a person names it.</summary>
    public string Name => client.Name;

    /// <summary>The objects that a command lists.</summary>
    /// <exception cref="EngineNotReadException">The engine gave no answer, or refused.</exception>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string[] arguments, CancellationToken cancellationToken) =>
        Items(await TryListAsync(arguments, cancellationToken).ConfigureAwait(false), arguments);

    /// <summary>The same, with what the engine said where it refuses.</summary>
    public Task<DockerObjects> TryListAsync(string[] arguments, CancellationToken cancellationToken) =>
        client.ListAsync(arguments, deadline.Left, cancellationToken);

    /// <summary>Objects by their names or ids; those that the engine does not have are left out.</summary>
    /// <exception cref="EngineNotReadException">The engine gave no answer, or refused.</exception>
    public async Task<IReadOnlyList<JsonElement>> InspectAsync(string command, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        await client.InspectAsync(command, names, deadline, cancellationToken).ConfigureAwait(false) is { } answer ? Items(answer, command.Split(' ')) : [];

    /// <summary>The objects of an answer.</summary>
    /// <exception cref="EngineNotReadException">There are none in it.</exception>
    public IReadOnlyList<JsonElement> Items(DockerObjects found, string[] arguments)
    {
        if (found.Items is { } items)
        {
            return items;
        }

        ProcessResult answer = found.Answer;
        string command = "docker " + string.Join(" ", arguments.TakeWhile(static a => !a.StartsWith("-", StringComparison.Ordinal)).Take(2));
        throw answer.TimedOut ? new EngineNotReadException(FsInfrastructureReading.TimedOut, SnapshotTexts.EngineTimedOut.With(Name, deadline.Limit.TotalSeconds, command))
            : answer.Truncated ? new EngineNotReadException(FsInfrastructureReading.Unreadable, SnapshotTexts.AnswerTooLong.With(command))
            : answer.Succeeded ? new EngineNotReadException(FsInfrastructureReading.Unreadable, SnapshotTexts.AnswerUnreadable.With(command))
            : new EngineNotReadException(FsInfrastructureReading.Unreachable, SnapshotTexts.EngineUnreachable.With(Name, Reason(answer.Message)));
    }

    // Where ssh leads to the engine, the client quotes address and command at length; why is what ssh said last.
    internal static string Reason(string message)
    {
        const string Said = "stderr=";
        int at = message.IndexOf(Said, StringComparison.Ordinal);
        string? last = at < 0 ? null : message.Substring(at + Said.Length).Split('\n').Select(static l => l.Trim()).LastOrDefault(static l => l.Length > 0);
        return last is null ? message.FirstLine(300) : "ssh: " + last.FirstLine(300);
    }
}
