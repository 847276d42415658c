namespace FreeSport.Ops.Core.Steps.Monitoring.Incidents;

/// <summary>An issue, as GitHub's REST API describes it.</summary>
internal sealed class IssueModel
{
    public int Number { get; set; }

    public string? Body { get; set; }

    public string? HtmlUrl { get; set; }
}
