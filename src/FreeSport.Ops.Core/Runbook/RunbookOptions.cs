using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Runbook;

/// <summary>How much of the runbook is run, and how.</summary>
public sealed record RunbookOptions
{
    /// <summary>The steps that there are, in their order.</summary>
    public static IReadOnlyList<FsStep> AllSteps { get; } =
    [
        FsStep.Prerequisites, FsStep.Planning, FsStep.Analysis, FsStep.Preparation, FsStep.Workflows,
        FsStep.Infrastructure, FsStep.Validation, FsStep.Deployment, FsStep.Monitoring, FsStep.Documentation,
    ];

    /// <summary>Gets the environment; null for all.</summary>
    public string? Environment { get; init; }

    /// <summary>Gets the steps that are run.</summary>
    public IReadOnlyList<FsStep> Steps { get; init; } = AllSteps;

    /// <summary>Gets a value indicating whether what the ledger has is taken over where it still holds.</summary>
    public bool IsResumed { get; init; }

    /// <summary>Gets how many rooms of one step look at the same time; 1 or more.</summary>
    public int ThrottleLimit { get; init; } = 4;

    /// <summary>Gets what changes the environment in the step of the deployment; null to look at the newest one only.</summary>
    public Func<OpsSession, Project, CancellationToken, Task>? Deploy { get; init; }

    /// <summary>Gets a value indicating whether the deployment begins although gates are closed. Its own policies are asked all the same.</summary>
    public bool IgnoresGates { get; init; }

    /// <summary>The steps between two, both of them included.</summary>
    /// <param name="from">The first; null for the very first.</param>
    /// <param name="until">The last; null for the very last.</param>
    /// <returns>The steps; none where the last comes before the first.</returns>
    public static IReadOnlyList<FsStep> Between(FsStep? from, FsStep? until) =>
        [.. AllSteps.Where(s => s >= (from ?? FsStep.Prerequisites) && s <= (until ?? FsStep.Documentation))];
}
