namespace FreeSport.Ops.Core.Steps.Workflows.Planning;

/// <summary>What a person tells of the event to plan for.</summary>
public sealed record PlanOptions
{
    /// <summary>Gets who is asked to plan.</summary>
    public FsPlannerChoice Planner { get; init; }

    /// <summary>Gets the ref as it was written; null for the branch that is checked out, which only a push and a dispatch take for theirs.</summary>
    public string? Ref { get; init; }

    /// <summary>Gets the inputs of a dispatch, as texts.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the absolute path of a file with the event's payload; null when there is none.</summary>
    public string? PayloadPath { get; init; }

    /// <summary>Gets the changed paths; null to ask git.</summary>
    public IReadOnlyList<string>? ChangedPaths { get; init; }

    /// <summary>Gets the variables that are known.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets outputs taken for known, each as <c>job.step.name=value</c> or <c>job.name=value</c>.</summary>
    public IReadOnlyList<string> Mocks { get; init; } = [];

    /// <summary>Gets the ref to compare with, as it was written; null to compare with none.</summary>
    public string? Against { get; init; }

    /// <summary>Gets the parameters given that act knows nothing of, joined; empty when there are none.</summary>
    public string EmbeddedOnly => string.Join(", ", new[]
    {
        Inputs.Count > 0 ? "-Input" : null,
        Ref is not null ? "-Ref" : null,
        Mocks.Count > 0 ? "-MockOutput" : null,
        PayloadPath is not null ? "-Payload" : null,
        Variables.Count > 0 ? "-Variable" : null,
        ChangedPaths is not null ? "-ChangedPath" : null,
        Against is not null ? "-Against" : null,
    }.OfType<string>());
}
