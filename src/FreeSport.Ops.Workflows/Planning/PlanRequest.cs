namespace FreeSport.Ops.Workflows.Planning;

/// <summary>What to plan for. Whatever is not given is unknown, never guessed.</summary>
/// <param name="Event">The event's name.</param>
public sealed record PlanRequest(string Event)
{
    /// <summary>Gets the full ref: the one pushed or dispatched, for a pull request the branch it goes to; null when it is not known.</summary>
    public string? Ref { get; init; }

    /// <summary>Gets the inputs of a dispatch, as texts.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the event's payload as JSON; null when there is none.</summary>
    public string? Payload { get; init; }

    /// <summary>Gets the paths that the event changes, with forward slashes; null when they are not known.</summary>
    public IReadOnlyList<string>? ChangedPaths { get; init; }

    /// <summary>Gets the variables (<c>vars</c>) that are known; all others are unknown.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets outputs that are taken for known, by <c>job.step.name</c>; a called workflow's job is written <c>caller/job</c>.</summary>
    public IReadOnlyDictionary<string, string> Mocks { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the repository as <c>owner/name</c>; null when it is not known.</summary>
    public string? Repository { get; init; }

    /// <summary>Gets the key of the one job to plan, with what it needs; null for all.</summary>
    public string? Job { get; init; }
}
