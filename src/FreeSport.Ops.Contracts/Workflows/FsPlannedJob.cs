namespace FreeSport.Ops;

/// <summary>One job, or one leg of a matrix job, of a plan.</summary>
public sealed class FsPlannedJob
{
    /// <summary>Gets or sets the job's key; a job of a called workflow has its caller's in front: <c>caller/job</c>.</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>Gets or sets the name as GitHub would show it; expressions whose value is not known stay as they are written.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the stage, counted from 1: the first in which all its needs are in earlier ones; for a called workflow's job, its caller's.</summary>
    public int Stage { get; set; }

    /// <summary>Gets or sets the keys of the jobs it waits for.</summary>
    public string[] Needs { get; set; } = [];

    /// <summary>Gets or sets the leg, such as <c>os: ubuntu-24.04, python: 3.12</c>; empty without a matrix.</summary>
    public string Matrix { get; set; } = string.Empty;

    /// <summary>Gets or sets where the leg comes from, in the reader's language: the rows, an entry of <c>include</c>; empty without a matrix.</summary>
    public string Provenance { get; set; } = string.Empty;

    /// <summary>Gets or sets the condition as the file writes it; null when there is none.</summary>
    public string? Condition { get; set; }

    /// <summary>Gets or sets whether it runs, if the workflow starts.</summary>
    public FsPlanAnswer Runs { get; set; }

    /// <summary>Gets or sets what decides it, in the reader's language.</summary>
    public string Reason { get; set; } = string.Empty;

    /// <summary>Gets or sets the labels of its runner; as the file writes them where their value is not known.</summary>
    public string[] RunsOn { get; set; } = [];

    /// <summary>Gets or sets the environment; null when it has none, as the file writes it where its value is not known.</summary>
    public string? Environment { get; set; }

    /// <summary>
    /// Gets or sets whether somebody is asked before it starts: <see cref="FsPlanAnswer.No"/> without an environment, otherwise
    /// <see cref="FsPlanAnswer.Unknown"/>, because the environment's rules are kept on GitHub.
    /// </summary>
    public FsPlanAnswer AsksApproval { get; set; }

    /// <summary>Gets or sets what its token may do.</summary>
    public FsPlanPermissions Permissions { get; set; } = new();

    /// <summary>Gets or sets its concurrency group; null when it has none.</summary>
    public FsPlanConcurrency? Concurrency { get; set; }

    /// <summary>Gets or sets the reusable workflow it calls, as the file writes it; null for a job with steps.</summary>
    public string? CalledWorkflow { get; set; }

    /// <summary>Gets or sets the steps, in order; none for a job that calls a workflow.</summary>
    public FsPlannedStep[] Steps { get; set; } = [];

    /// <inheritdoc/>
    public override string ToString() => Matrix.Length == 0 ? Id : Id + " (" + Matrix + ")";
}
