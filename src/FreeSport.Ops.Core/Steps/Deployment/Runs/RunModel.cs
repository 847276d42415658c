using FreeSport.Ops.Core.Floor.GitHub.Models;

namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>A workflow run, as GitHub's REST API describes it; what it may leave out is null.</summary>
internal sealed class RunModel
{
    public long Id { get; set; }

    public int RunNumber { get; set; }

    public int? RunAttempt { get; set; }

    public string? Path { get; set; }

    public string? Name { get; set; }

    public string? DisplayTitle { get; set; }

    public string? Event { get; set; }

    public string? Status { get; set; }

    public string? Conclusion { get; set; }

    public string? HeadBranch { get; set; }

    public string? HeadSha { get; set; }

    public long WorkflowId { get; set; }

    public UserModel? Actor { get; set; }

    public UserModel? TriggeringActor { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public string? HtmlUrl { get; set; }
}
