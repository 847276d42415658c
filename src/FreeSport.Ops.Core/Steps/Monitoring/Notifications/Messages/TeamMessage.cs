using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

/// <summary>What the team is told, before a channel gives it a form.</summary>
/// <param name="Title">Its title; null for the one that a channel's language makes of environment and change.</param>
/// <param name="Project">The project's name.</param>
/// <param name="Environment">The environment; null for all.</param>
/// <param name="Change">The change: a commit unless it was named otherwise.</param>
/// <param name="Items">What it tells of.</param>
public sealed record TeamMessage(string? Title, string Project, string? Environment, string Change, IReadOnlyList<MessageItem> Items)
{
    /// <summary>How many digits of a commit people read.</summary>
    private const int ShortCommit = 7;

    private const int CommitLength = 40;

    /// <summary>Gets the commit that HEAD stands at; empty where there is none.</summary>
    public string Head { get; init; } = string.Empty;

    /// <summary>Gets who sends it.</summary>
    public string By { get; init; } = string.Empty;

    /// <summary>Gets when it was put together, in UTC.</summary>
    public DateTime At { get; init; } = DateTime.UtcNow;

    /// <summary>Gets the worst verdict of its items; null where none has one.</summary>
    public FsOutcome? Verdict => Items.Any(static i => i.Outcome is not null) ? OutcomeRanking.Worst(Items.Where(static i => i.Outcome is not null).Select(static i => i.Outcome!.Value)) : null;

    /// <summary>Gets a value indicating whether whoever reads it knows how the change stands in the environment.</summary>
    public bool TellsVerdict => Environment is not null && Items.Any(static i => i.IsVerdict);

    /// <summary>Gets the change as people read it.</summary>
    public string ShownChange => Change.Length == CommitLength && Change.All(Uri.IsHexDigit) ? Change.Substring(0, ShortCommit) : Change;

    /// <summary>Gets the addresses worth opening, each once.</summary>
    public IReadOnlyList<Uri> Links => [.. Items.SelectMany(static i => i.Links).Distinct()];

    /// <summary>What tells this message from any other to a channel: the change, and how everything in it stands. When and how long something took is no news.</summary>
    /// <param name="project">The project's path below the git root.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public string Key(string project)
    {
        IEnumerable<string> items = Items
            .Select(static i => i.IsText ? "text\n" + i.Summary : string.Join("\n", i.Subject, i.Outcome?.ToString(), i.Environment?.ToLowerInvariant(), i.Instance, i.Commit))
            .OrderBy(static i => i, StringComparer.Ordinal);
        string whole = string.Join("\0", new[] { project, Change, Environment?.ToLowerInvariant() ?? string.Empty, Head, Title ?? string.Empty }.Concat(items));
        return Hex.Sha256(System.Text.Encoding.UTF8.GetBytes(whole));
    }
}
