namespace FreeSport.Ops;

/// <summary>What a change is for: an issue, a story, an epic, a gate or a specification. Its outcome is the worst of its findings.</summary>
public sealed class FsRequirement : FsResult
{
    /// <summary>Gets or sets what it was read from.</summary>
    public FsRequirementKind Kind { get; set; }

    /// <summary>Gets or sets the form it is written in.</summary>
    public FsRequirementFormat Format { get; set; }

    /// <summary>Gets or sets its number: <c>13.4</c> of a story, <c>13</c> of an epic, <c>#12</c> of an issue; of a specification its name.</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>Gets or sets its key in <c>sprint-status.yaml</c>, as <c>13-4-production-migration</c>; null where it has none.</summary>
    public string? Key { get; set; }

    /// <summary>Gets or sets its title.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>Gets or sets its status as it is written; empty where it says none.</summary>
    public string Status { get; set; } = string.Empty;

    /// <summary>Gets or sets how far it is.</summary>
    public FsRequirementState State { get; set; }

    /// <summary>Gets or sets its file, relative to the project, with forward slashes; empty for one without.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets the acceptance criteria.</summary>
    public FsCriterion[] Criteria { get; set; } = [];

    /// <summary>Gets or sets the tasks.</summary>
    public FsRequirementTask[] Tasks { get; set; } = [];

    /// <summary>Gets or sets how many tasks there are.</summary>
    public int TaskCount { get; set; }

    /// <summary>Gets or sets how many of them are done.</summary>
    public int DoneTaskCount { get; set; }

    /// <summary>Gets or sets how many boxes the whole document has; those in code and in comments are none.</summary>
    public int BoxCount { get; set; }

    /// <summary>Gets or sets the gate; null where there is none.</summary>
    public FsGate? Gate { get; set; }

    /// <summary>Gets or sets the numbers of the stories of an epic.</summary>
    public string[] Stories { get; set; } = [];

    /// <summary>Gets or sets the documents that it refers to, as they are written, in order.</summary>
    public string[] References { get; set; } = [];

    /// <summary>Gets or sets the labels of an issue.</summary>
    public string[] Labels { get; set; } = [];

    /// <summary>Gets or sets the people that an issue is assigned to.</summary>
    public string[] Assignees { get; set; } = [];

    /// <summary>Gets or sets what is wrong with it and where places disagree on it, the worst first.</summary>
    public FsRequirementFinding[] Findings { get; set; } = [];
}
