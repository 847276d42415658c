namespace FreeSport.Ops.Testing;

/// <summary>A run of a workflow.</summary>
public sealed class WorkflowRun
{
    /// <summary>Gets or sets GitHub's number.</summary>
    public required long Id { get; init; }

    /// <summary>Gets or sets its number within the workflow.</summary>
    public required int Number { get; init; }

    /// <summary>Gets or sets which attempt it is.</summary>
    public int Attempt { get; set; } = 1;

    /// <summary>Gets the workflow's file name.</summary>
    public required string Workflow { get; init; }

    /// <summary>Gets what started it.</summary>
    public required string Event { get; init; }

    /// <summary>Gets the branch.</summary>
    public required string Branch { get; init; }

    /// <summary>Gets the commit.</summary>
    public required string Commit { get; init; }

    /// <summary>Gets who started it.</summary>
    public required Account Actor { get; init; }

    /// <summary>Gets the inputs of a dispatch.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets when it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets or sets when it changed last.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Gets or sets how far it is, in GitHub's words.</summary>
    public string Status { get; set; } = "queued";

    /// <summary>Gets or sets how it ended, in GitHub's words; null while it is not over.</summary>
    public string? Conclusion { get; set; }

    /// <summary>Gets what GitHub shows as its title: what <c>run-name</c> makes of the inputs.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Gets or sets how many looks still find nothing.</summary>
    public int HiddenLooks { get; set; }

    /// <summary>Gets its jobs.</summary>
    public List<WorkflowJob> Jobs { get; } = [];

    /// <summary>Gets the reviews that were given.</summary>
    public List<Review> Reviews { get; } = [];
}
