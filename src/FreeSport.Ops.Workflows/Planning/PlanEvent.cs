using System.Text.Json;

using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>The event a plan is for.</summary>
internal sealed class PlanEvent
{
    private const string Heads = "refs/heads/";

    public PlanEvent(PlanRequest request)
    {
        Name = request.Event;
        ChangedPaths = request.ChangedPaths;
        Payload = Read(request.Payload);
        Ref = PlanRef.Of(request.Ref ?? Told());
        Repository = TextAt("repository", "full_name") ?? request.Repository;
    }

    public string Name { get; }

    public PlanRef Ref { get; }

    /// <summary>Gets the repository as <c>owner/name</c>; null when it is not known.</summary>
    public string? Repository { get; }

    public IReadOnlyList<string>? ChangedPaths { get; }

    /// <summary>Gets the payload; null when there is none or it is no object.</summary>
    public ExpressionValue? Payload { get; }

    public bool IsPullRequest => Name is "pull_request" or "pull_request_target";

    /// <summary>
    /// The full ref that the payload tells, for a pull request the branch it goes to; null when it tells none.
    /// Source: GitHub's page on webhook events and payloads, and the refs of its page on events that trigger workflows.
    /// </summary>
    public string? Told() => Name switch
    {
        "push" or "workflow_dispatch" => TextAt("ref"),
        "create" => TextAt("ref") is { Length: > 0 } created && TextAt("ref_type") is { } type ? (type == "tag" ? "refs/tags/" : Heads) + created : null,
        "release" => TextAt("release", "tag_name") is { Length: > 0 } tag ? "refs/tags/" + tag : null,
        "pull_request" or "pull_request_target" => Branch(TextAt("pull_request", "base", "ref")),
        "merge_group" => TextAt("merge_group", "base_ref"),
        _ => Branch(TextAt("repository", "default_branch")),
    };

    /// <summary>The inputs of a dispatch: those of the payload, where nothing else was given.</summary>
    public IReadOnlyDictionary<string, string> InputsWith(IReadOnlyDictionary<string, string> given)
    {
        if (Payload?.Members.Find("inputs") is not { Kind: ExpressionValueKind.Object } told)
        {
            return given;
        }

        Dictionary<string, string> inputs = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, ExpressionValue> input in told.Members.Ordered)
        {
            inputs[input.Key] = input.Value.ToText();
        }

        foreach (KeyValuePair<string, string> input in given)
        {
            inputs[input.Key] = input.Value;
        }

        return inputs;
    }

    // A branch that is new or gone has an id of zeros on one side.
    private static bool IsCommit(string? id) => id is { Length: >= 40 } && id.All(static c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f')) && id.Any(static c => c != '0');

    private static string? Branch(string? name) => string.IsNullOrEmpty(name) ? null : Heads + name;

    /// <summary>The commits whose difference the payload is about, for a pull request from where both sides parted; null when it tells none.</summary>
    public (string From, string To)? Commits()
    {
        (string? from, string? to) = IsPullRequest
            ? (TextAt("pull_request", "base", "sha"), TextAt("pull_request", "head", "sha"))
            : (TextAt("before"), TextAt("after"));
        return IsCommit(from) && IsCommit(to) ? (from!, to!) : null;
    }

    /// <summary>A text of the payload, by the names on the way to it; null when it is not known.</summary>
    public string? TextAt(params string[] names)
    {
        ExpressionValue? at = Payload;
        foreach (string name in names)
        {
            at = at?.Members.Find(name);
        }

        return at?.Kind == ExpressionValueKind.String && at.Text != PayloadValue.Unreadable ? at.Text : null;
    }

    private static ExpressionValue? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? PayloadValue.Of(document.RootElement) : null;
        }
        catch (JsonException)
        {
            // Whoever read the file has told of it; here it is an event without payload.
            return null;
        }
    }
}
