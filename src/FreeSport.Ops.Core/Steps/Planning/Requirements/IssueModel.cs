namespace FreeSport.Ops.Core.Steps.Planning.Requirements;

/// <summary>An issue, as GitHub's REST API describes it.</summary>
internal sealed class IssueModel
{
    public int Number { get; set; }

    public string? Title { get; set; }

    public string? State { get; set; }

    public string? StateReason { get; set; }

    public string? Body { get; set; }

    public string? HtmlUrl { get; set; }

    public List<NamedModel> Labels { get; set; } = [];

    public List<NamedModel> Assignees { get; set; } = [];
}
