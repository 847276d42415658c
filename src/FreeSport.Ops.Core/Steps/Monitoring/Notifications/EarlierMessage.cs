namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications;

/// <summary>A message that the ledgers know of.</summary>
/// <param name="Evidence">The event.</param>
/// <param name="Key">What tells it from every other message.</param>
/// <param name="State">What became of it, <see cref="BeingSent"/> included.</param>
/// <param name="Verdict">The verdict that it told, as the fingerprint of <see cref="VerdictState"/>; null where it told none.</param>
internal sealed record EarlierMessage(FsEvidence Evidence, string Key, string State, string? Verdict)
{
    /// <summary>What is recorded before a message is handed over: whoever is killed then leaves it behind, and its delivery is unknown.</summary>
    public const string BeingSent = "BeingSent";

    private const string KeyName = "message.key";
    private const string StateName = "message.state";
    private const string IdName = "message.id";
    private const string ThreadName = "message.thread";

    /// <summary>Gets what the channel calls the message that the change's messages hang on; null where there is none.</summary>
    public string? ThreadId => Text(Evidence.Subjects[0].Inputs, ThreadName);

    /// <summary>Gets what the channel calls it; null where it calls it nothing.</summary>
    public string? MessageId => Text(Evidence.Subjects[0].Inputs, IdName);

    /// <summary>Gets a value indicating whether it went out, or may have.</summary>
    public bool IsOut => State is nameof(FsNotificationState.Sent) or nameof(FsNotificationState.PartlySent) || IsUnknown;

    /// <summary>Gets a value indicating whether nobody knows if it was taken.</summary>
    public bool IsUnknown => State is nameof(FsNotificationState.Unknown) or BeingSent;

    /// <summary>Reads an event.</summary>
    /// <param name="evidence">The event.</param>
    /// <param name="channel">The channel.</param>
    /// <returns>The message; null where the event is of something else.</returns>
    public static EarlierMessage? Of(FsEvidence evidence, string channel) =>
        evidence.Subjects is [{ } subject] && subject.Name == channel && Text(subject.Inputs, KeyName) is { } key
            ? new EarlierMessage(evidence, key, Text(subject.Inputs, StateName) ?? string.Empty, subject.Inputs.FirstOrDefault(static i => i.Kind == FsInputKind.Definition)?.Fingerprint)
            : null;

    /// <summary>What is recorded of a message beside its result.</summary>
    /// <param name="key">What tells it from every other.</param>
    /// <param name="state">What became of it.</param>
    /// <param name="messageId">What the channel calls it.</param>
    /// <param name="threadId">What the channel calls the message that it hangs on.</param>
    /// <returns>The inputs.</returns>
    public static IEnumerable<FsInput> Inputs(string key, string state, string? messageId, string? threadId) =>
        new[] { (KeyName, key), (StateName, state), (IdName, messageId), (ThreadName, threadId) }
            .Where(static i => i.Item2 is { Length: > 0 })
            .Select(static i => new FsInput { Name = i.Item1, Kind = FsInputKind.Remote, Fingerprint = i.Item2! });

    /// <summary>Leaves out what was about to be sent where a later event says what became of it.</summary>
    /// <param name="events">Events, oldest first.</param>
    /// <returns>The others, in their order.</returns>
    public static IEnumerable<FsEvidence> WithoutToldLater(IReadOnlyList<FsEvidence> events)
    {
        HashSet<string> told = new(StringComparer.Ordinal);
        List<FsEvidence> kept = [];
        foreach (FsEvidence evidence in events.Reverse())
        {
            EarlierMessage? message = evidence.Subjects is [{ } subject] ? Of(evidence, subject.Name) : null;
            string about = message is null ? string.Empty : evidence.Subjects[0].Name + "\0" + message.Key;
            if (message?.State != BeingSent || !told.Contains(about))
            {
                kept.Add(evidence);
            }

            told.Add(about);
        }

        kept.Reverse();
        return kept;
    }

    private static string? Text(FsInput[] inputs, string name) => inputs.FirstOrDefault(i => i.Name == name)?.Fingerprint;
}
