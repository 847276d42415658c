namespace FreeSport.Ops.Core.Projects;

/// <summary>How a change gets to an environment; what is null is not said.</summary>
public sealed record DeploymentDefinition
{
    /// <summary>Gets who carries it out: <c>github</c> or <c>script</c>.</summary>
    public string? Target { get; init; }

    /// <summary>Gets what starts it on GitHub: <c>push</c> or <c>dispatch</c>.</summary>
    public string? Trigger { get; init; }

    /// <summary>Gets the workflow file that deploys.</summary>
    public string? Workflow { get; init; }

    /// <summary>Gets the branch whose push is a release.</summary>
    public string? Branch { get; init; }

    /// <summary>Gets the branch that is released from; what is checked out when not given.</summary>
    public string? From { get; init; }

    /// <summary>Gets a value indicating whether the completion checklist must be done before a deployment starts.</summary>
    public bool RequireChecklist { get; init; }

    /// <summary>Gets the dispatch input that names the image to roll back to.</summary>
    public string? RollbackInput { get; init; }

    /// <summary>Gets where its lock lies; null for where locks usually do.</summary>
    public LockDefinition? Lock { get; init; }

    /// <summary>Gets the script that deploys.</summary>
    public string? Script { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" ", new[] { Target, Trigger, Branch, Workflow, Script }.Where(static p => p is not null));
}
