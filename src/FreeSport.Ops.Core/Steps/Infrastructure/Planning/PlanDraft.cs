namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>What an engine found out; the rest of a plan is the same for all of them.</summary>
/// <param name="State">What it came to.</param>
/// <param name="Target">Where it would be done.</param>
internal sealed record PlanDraft(FsInfrastructurePlanState State, string Target)
{
    /// <summary>Gets what would be done.</summary>
    public IReadOnlyList<FsResourceChange> Changes { get; init; } = [];

    /// <summary>Gets the addresses of what was changed by others.</summary>
    public IReadOnlyList<string> Drifted { get; init; } = [];

    /// <summary>Gets what could not be predicted.</summary>
    public IReadOnlyList<string> Coverage { get; init; } = [];

    /// <summary>Gets why it is inconclusive, and what else is worth knowing.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Gets how firmly applying holds to it.</summary>
    public FsPlanBinding Binding { get; init; }

    /// <summary>Gets the programs that took part.</summary>
    public IReadOnlyList<FsTool> Tools { get; init; } = [];

    /// <summary>Gets what to do; null for nothing, or for what is usual.</summary>
    public string? Remedy { get; init; }

    /// <summary>Gets the command to run next; null for none, or for the usual one.</summary>
    public string? NextCommand { get; init; }
}
