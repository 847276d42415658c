using System.Globalization;

using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>The <c>github</c> context, as far as event, ref and payload give it.</summary>
/// <param name="happening">The event.</param>
/// <param name="workflow">The workflow's name.</param>
/// <param name="schedule">The one schedule there is; null when there are none or several.</param>
/// <param name="dispatched">The inputs of a dispatch, as the texts the payload would hold; null for other events.</param>
internal sealed class GitHubContext(PlanEvent happening, string workflow, string? schedule, ExpressionValue? dispatched)
{
    // What the payload of a push, a dispatch or a schedule never has.
    private static readonly HashSet<string> PartsOfOthers = new(StringComparer.OrdinalIgnoreCase)
    {
        "action", "pull_request", "issue", "comment", "release", "review", "label", "workflow_run", "deployment", "merge_group", "client_payload",
    };

    public ExpressionValue At(string[] path)
    {
        if (path.Length == 1)
        {
            return PlanScope.Unknown(path, 1);
        }

        return path[1].ToLowerInvariant() switch
        {
            "event" => Event(path),
            "event_name" => ExpressionValue.Of(happening.Name),
            "workflow" => ExpressionValue.Of(workflow),
            "ref" => Known(Ref, path),
            "ref_name" => Known(Ref is { } full ? new PlanRef(full).Name : null, path),
            "ref_type" => Known(Ref is null ? null : new PlanRef(Ref).IsTag ? "tag" : "branch", path),
            "base_ref" => Known(happening.IsPullRequest ? Base : string.Empty, path),
            "head_ref" => Known(happening.IsPullRequest ? happening.TextAt("pull_request", "head", "ref") : string.Empty, path),
            "repository" => Known(happening.Repository, path),
            "repository_owner" => Known(happening.Repository?.Split('/')[0], path),
            "actor" or "triggering_actor" => Known(happening.TextAt("sender", "login"), path),
            _ => PlanScope.Unknown(path, path.Length),
        };
    }

    private string? Base => happening.TextAt("pull_request", "base", "ref") ?? (happening.Ref.IsKnown ? happening.Ref.Name : null);

    // A pull request runs at the merge of both sides, which has a name only once the request has a number.
    // A pull_request_target runs on the default branch, whatever the request goes to (since 2025-12-08).
    private string? Ref => happening.Name switch
    {
        "pull_request" => Number is { } number ? "refs/pull/" + number + "/merge" : null,
        "pull_request_target" => happening.TextAt("repository", "default_branch") is { } branch ? "refs/heads/" + branch : null,
        _ => happening.Ref.IsKnown ? happening.Ref.Full : null,
    };

    private string? Number => happening.Payload?.Members.Find("number") is { Kind: ExpressionValueKind.Number } number ? number.Number.ToString("0", CultureInfo.InvariantCulture) : null;

    private static ExpressionValue Known(string? text, string[] path, int depth = 2) => text is null ? PlanScope.Unknown(path, path.Length) : PlanScope.Within(ExpressionValue.Of(text), path, depth);

    private ExpressionValue Event(string[] path)
    {
        if (path.Length > 2 && dispatched is not null && path[2].Equals("inputs", StringComparison.OrdinalIgnoreCase))
        {
            return PlanScope.Within(dispatched, path, 3);
        }

        if (happening.Payload is not null)
        {
            return PlanScope.Within(happening.Payload, path, 2);
        }

        bool isOwn = happening.Name is "push" or "workflow_dispatch" or "schedule";
        return path.Length == 2 ? PlanScope.Unknown(path, 2)
            : isOwn && PartsOfOthers.Contains(path[2]) ? ExpressionValue.Null
            : isOwn && path[2].Equals("inputs", StringComparison.OrdinalIgnoreCase) ? ExpressionValue.Null
            : happening.Name == "schedule" && path[2].Equals("schedule", StringComparison.OrdinalIgnoreCase) ? Known(schedule, path, 3)
            : happening.Name == "push" && path[2].Equals("ref", StringComparison.OrdinalIgnoreCase) ? Known(Ref, path, 3)
            : happening.IsPullRequest && Base is { } target && string.Join(".", path).Equals("github.event.pull_request.base.ref", StringComparison.OrdinalIgnoreCase) ? ExpressionValue.Of(target)
            : PlanScope.Unknown(path, path.Length);
    }
}
