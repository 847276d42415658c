using System.Globalization;
using System.Text.Json.Nodes;

namespace FreeSport.Ops.Testing;

/// <summary>Issues.</summary>
internal sealed class IssueRoutes(Hub hub)
{
    private const int LongestBody = 65_536;

    public void Add(Routes routes)
    {
        routes.Add("GET /repos/{owner}/{repo}/issues", c => hub.HasIssues ? c.Page([.. Listed(c).Select(static i => i.DeepClone())], null) : Disabled());
        routes.Add("POST /repos/{owner}/{repo}/issues", Create);
        routes.Add("GET /repos/{owner}/{repo}/issues/{number}", c => !hub.HasIssues ? Disabled() : Find(c) is { } found ? Reply.Ok(found.DeepClone()) : Reply.Error(410, "This issue was deleted"));
        routes.Add("PATCH /repos/{owner}/{repo}/issues/{number}", Change);
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

    private Reply? Refusal(Call call) => !hub.HasIssues ? Disabled()
        : !call.Account.MayWriteIssues ? Reply.Error(403, "Resource not accessible by personal access token")
        : ((string?)call.Body?["body"])?.Length > LongestBody ? Reply.Error(422, "Validation Failed", "body is too long (maximum is 65536 characters)")
        : null;
}
