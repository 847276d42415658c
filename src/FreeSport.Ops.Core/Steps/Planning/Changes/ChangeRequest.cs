namespace FreeSport.Ops.Core.Steps.Planning.Changes;

/// <summary>What a person says of a change.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Environment">The environment's name; null for production.</param>
public sealed record ChangeRequest(string Title, string? Environment)
{
    /// <summary>Gets what it is for.</summary>
    public IReadOnlyList<FsRequirement> Requirements { get; init; } = [];

    /// <summary>Gets the class of its risk.</summary>
    public FsChangeRisk Risk { get; init; }

    /// <summary>Gets why it cannot wait; null where it can.</summary>
    public string? EmergencyReason { get; init; }

    /// <summary>Gets the people who take part.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Gets when its window begins, in UTC; null for the next one of the environment.</summary>
    public DateTime? WindowFrom { get; init; }

    /// <summary>Gets when its window is over, in UTC; null for the end of that one.</summary>
    public DateTime? WindowUntil { get; init; }
}
