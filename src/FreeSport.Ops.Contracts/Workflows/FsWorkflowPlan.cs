namespace FreeSport.Ops;

/// <summary>
/// What a workflow would do for an event, worked out from its file alone: without Docker, without network, and the same
/// every time. It is the plan of a run in which everything that runs succeeds.
/// </summary>
/// <remarks>Not to be confused with <see cref="FsActPlan"/>, which is what <c>-WhatIf</c> writes.</remarks>
public sealed class FsWorkflowPlan : FsResult
{
    /// <summary>Gets or sets the workflow's <c>name</c>, or its path when it has none.</summary>
    public string Workflow { get; set; } = string.Empty;

    /// <summary>Gets or sets the absolute path of the workflow's file.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets the event.</summary>
    public string Event { get; set; } = string.Empty;

    /// <summary>Gets or sets the ref: the one pushed or dispatched, for a pull request the branch it goes to; empty when it is not known.</summary>
    public string Ref { get; set; } = string.Empty;

    /// <summary>Gets or sets who planned.</summary>
    public FsActPlanner Planner { get; set; }

    /// <summary>Gets or sets why this planner, in the reader's language.</summary>
    public string PlannerReason { get; set; } = string.Empty;

    /// <summary>Gets or sets whether the event starts the workflow.</summary>
    public FsPlanAnswer Triggers { get; set; }

    /// <summary>Gets or sets the filter that decided, in the reader's language.</summary>
    public string TriggerReason { get; set; } = string.Empty;

    /// <summary>Gets or sets the inputs of the dispatch; none for other events.</summary>
    public FsPlanInput[] DispatchInputs { get; set; } = [];

    /// <summary>Gets or sets how many stages there are.</summary>
    public int Stages { get; set; }

    /// <summary>Gets or sets the jobs and legs, by stage and then in the file's order.</summary>
    public FsPlannedJob[] Jobs { get; set; } = [];

    /// <summary>Gets or sets the combinations that <c>exclude</c> takes out.</summary>
    public FsPlanExclusion[] Excluded { get; set; } = [];

    /// <summary>Gets or sets what a job's token may do where the job does not say so itself.</summary>
    public FsPlanPermissions Permissions { get; set; } = new();

    /// <summary>Gets or sets the workflow's concurrency group; null when it has none.</summary>
    public FsPlanConcurrency? Concurrency { get; set; }

    /// <summary>Gets or sets the environments of jobs that run or may run.</summary>
    public string[] Environments { get; set; } = [];

    /// <summary>Gets or sets the names of the secrets that are read, without the automatic token. Never a value.</summary>
    public string[] Secrets { get; set; } = [];

    /// <summary>Gets or sets the names of the variables (<c>vars</c>) that are read.</summary>
    public string[] Variables { get; set; } = [];

    /// <summary>Gets or sets everything used from elsewhere, with what it is held to.</summary>
    public FsPlanPin[] Pins { get; set; } = [];

    /// <summary>Gets or sets the reusable workflows of this repository that were followed.</summary>
    public string[] CalledWorkflows { get; set; } = [];

    /// <summary>Gets or sets what GitHub would refuse, and what kept the plan from going further, in the reader's language.</summary>
    public string[] Problems { get; set; } = [];

    /// <summary>Gets or sets what the run would depend on and nobody knows yet, in the reader's language.</summary>
    public string[] Unknowns { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether everything was known and no problem was found.</summary>
    public bool IsWhole { get; set; }

    /// <summary>Gets or sets the ref the plan is compared with; null when it is compared with none.</summary>
    public string? Against { get; set; }

    /// <summary>Gets or sets how it differs from the plan at <see cref="Against"/>; none when it is compared with none.</summary>
    public FsPlanDifference[] Differences { get; set; } = [];
}
