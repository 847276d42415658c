namespace FreeSport.Ops;

/// <summary>One workflow taken through nektos/act, or its inventory where there is no act.</summary>
public sealed class FsActRun : FsResult
{
    /// <summary>Gets or sets the workflow's <c>name</c>, or its path when it has none.</summary>
    public string Workflow { get; set; } = string.Empty;

    /// <summary>Gets or sets the event it was planned for.</summary>
    public string Event { get; set; } = string.Empty;

    /// <summary>Gets or sets how the run ended.</summary>
    public FsActRunState State { get; set; }

    /// <summary>Gets or sets who planned the jobs.</summary>
    public FsActPlanner Planner { get; set; }

    /// <summary>Gets or sets what act and the embedded planner see differently; none where they agree, and where act did not run.</summary>
    public FsPlanDisagreement[] Disagreements { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether the steps were really executed in local containers.</summary>
    public bool Executed { get; set; }

    /// <summary>Gets or sets the jobs, in the workflow's order.</summary>
    public FsActJob[] Jobs { get; set; } = [];

    /// <summary>Gets or sets act's exit code; null when it did not run or was stopped.</summary>
    public int? ExitCode { get; set; }
}
