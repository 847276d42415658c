namespace FreeSport.Ops.Core.Steps.Planning.Records;

/// <summary>What is to be written into a story.</summary>
public sealed record StoryRecordRequest
{
    /// <summary>Gets the completion notes.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Gets references to debug logs.</summary>
    public IReadOnlyList<string> DebugLogs { get; init; } = [];

    /// <summary>Gets who or what did the work; null for nothing.</summary>
    public string? AgentModel { get; init; }

    /// <summary>Gets the commit from which the list of files is made; null for the one that the story names, or no list.</summary>
    public string? Baseline { get; init; }

    /// <summary>Gets the description of the entry of the change log; null for none.</summary>
    public string? Change { get; init; }

    /// <summary>Gets the version of that entry; null for the one after the last.</summary>
    public string? Version { get; init; }

    /// <summary>Gets who is named in it; null for whom git knows.</summary>
    public string? Author { get; init; }

    /// <summary>Gets its day.</summary>
    public DateTime Date { get; init; } = DateTime.Now;

    /// <summary>Gets how far the story shall be; null for as it is.</summary>
    public FsRequirementState? Status { get; init; }

    /// <summary>Gets the tasks to check: their texts with wildcards, or the numbers of their lines.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];
}
