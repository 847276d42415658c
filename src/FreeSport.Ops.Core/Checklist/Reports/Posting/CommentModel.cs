using FreeSport.Ops.Core.Floor.GitHub.Models;

namespace FreeSport.Ops.Core.Checklist.Reports.Posting;

/// <summary>A comment, as GitHub's REST API describes it.</summary>
internal sealed class CommentModel
{
    public long Id { get; set; }

    public string? Body { get; set; }

    public string? HtmlUrl { get; set; }

    public UserModel? User { get; set; }
}
