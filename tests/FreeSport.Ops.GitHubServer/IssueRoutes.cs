using System.Globalization;
using System.Text.Json.Nodes;

namespace FreeSport.Ops.Testing;

/// <summary>Issues, and the comments of issues and pull requests.</summary>
internal sealed class IssueRoutes(Hub hub)
{
    private const int LongestBody = 65_536;

    public void Add(Routes routes)
    {
        routes.Add("GET /repos/{owner}/{repo}/issues", c => hub.HasIssues ? c.Page([.. Listed(c).Select(static i => i.DeepClone())], null) : Disabled());
        routes.Add("POST /repos/{owner}/{repo}/issues", Create);
        routes.Add("GET /repos/{owner}/{repo}/issues/{number}", c => !hub.HasIssues ? Disabled() : Find(c) is { } found ? Reply.Ok(found.DeepClone()) : Reply.Error(410, "This issue was deleted"));
        routes.Add("PATCH /repos/{owner}/{repo}/issues/{number}", Change);
        routes.Add("GET /repos/{owner}/{repo}/issues/{number}/comments", c => IsThere(c) ? c.Page([.. hub.Comments.Where(m => m.Number.ToString(CultureInfo.InvariantCulture) == c["number"]).Select(static m => m.Comment.DeepClone())], null) : Reply.Error(404, "Not Found"));
        routes.Add("POST /repos/{owner}/{repo}/issues/{number}/comments", Comment);
        routes.Add("PATCH /repos/{owner}/{repo}/issues/comments/{comment}", ChangeComment);
    }

    private static Reply Disabled() => Reply.Error(410, "Issues are disabled for this repo");

    private JsonObject? Find(Call call) => hub.Issues.Find(i => i["number"]!.ToString() == call["number"]);

    private IEnumerable<JsonObject> Listed(Call call) => hub.Issues
        .Where(i => call.Query["state"] == "all" || (string?)i["state"] == "open")
        .Where(i => !DateTimeOffset.TryParse(call.Query["since"], CultureInfo.InvariantCulture, out DateTimeOffset since) || DateTimeOffset.Parse((string)i["updated_at"]!, CultureInfo.InvariantCulture) >= since)
        .Reverse();

    private Reply Create(Call call)
    {
        if (Refusal(call) is { } refused)
        {
            return refused;
        }

        int number = hub.Issues.Count + 1;
        JsonObject issue = Templates.Of(
            "issue",
            ("id", hub.Next()),
            ("number", number),
            ("html_url", $"https://github.invalid/{hub.Owner}/{hub.Name}/issues/{number}"),
            ("title", call.Body!["title"]!.DeepClone()),
            ("body", call.Body["body"]?.DeepClone()),
            ("user", Templates.Account(call.Account)),
            ("created_at", Time.Text(hub.Now())),
            ("updated_at", Time.Text(hub.Now())));
        hub.Issues.Add(issue);
        return new Reply(201, issue.DeepClone());
    }

    private Reply Change(Call call)
    {
        if (Refusal(call) is { } refused)
        {
            return refused;
        }

        if (Find(call) is not { } issue)
        {
            return Reply.Error(410, "This issue was deleted");
        }

        foreach ((string key, JsonNode? value) in call.Body!.AsObject())
        {
            issue[key] = value?.DeepClone();
        }

        issue["updated_at"] = Time.Text(hub.Now());
        return Reply.Ok(issue.DeepClone());
    }

    // A pull request is an issue to GitHub.
    private bool IsThere(Call call) => Find(call) is not null || hub.PullRequests.Contains(int.Parse(call["number"], CultureInfo.InvariantCulture));

    private Reply Comment(Call call)
    {
        if (CommentRefusal(call) is { } refused)
        {
            return refused;
        }

        if (!IsThere(call))
        {
            return Reply.Error(404, "Not Found");
        }

        JsonObject comment = hub.AddComment(int.Parse(call["number"], CultureInfo.InvariantCulture), (string)call.Body!["body"]!, call.Account);
        return new Reply(201, comment.DeepClone());
    }

    private Reply ChangeComment(Call call)
    {
        if (CommentRefusal(call) is { } refused)
        {
            return refused;
        }

        if (hub.Comments.Find(m => m.Comment["id"]!.ToString() == call["comment"]).Comment is not { } comment)
        {
            return Reply.Error(404, "Not Found");
        }

        comment["body"] = call.Body!["body"]!.DeepClone();
        comment["updated_at"] = Time.Text(hub.Now());
        return Reply.Ok(comment.DeepClone());
    }

    private static Reply? CommentRefusal(Call call) => !call.Account.MayWriteIssues ? Reply.Error(403, "Resource not accessible by integration")
        : ((string?)call.Body?["body"])?.Length > LongestBody ? Reply.Error(422, "Validation Failed", "body is too long (maximum is 65536 characters)")
        : null;

    private Reply? Refusal(Call call) => !hub.HasIssues ? Disabled()
        : !call.Account.MayWriteIssues ? Reply.Error(403, "Resource not accessible by personal access token")
        : ((string?)call.Body?["body"])?.Length > LongestBody ? Reply.Error(422, "Validation Failed", "body is too long (maximum is 65536 characters)")
        : null;
}
