using System.Text.Json;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>The event a plan is for.</summary>
internal sealed class PlanEvent
{
    public PlanEvent(PlanRequest request)
    {
        Name = request.Event;
        Ref = PlanRef.Of(request.Ref);
        ChangedPaths = request.ChangedPaths;
        Payload = Read(request.Payload);
    }

    public string Name { get; }

    public PlanRef Ref { get; }

    public IReadOnlyList<string>? ChangedPaths { get; }

    /// <summary>Gets the payload; null when there is none or it is no object.</summary>
    public JsonElement? Payload { get; }

    public bool IsPullRequest => Name is "pull_request" or "pull_request_target";

    /// <summary>A text of the payload, by the names on the way to it; null when it is not known.</summary>
    public string? TextAt(params string[] names)
    {
        if (Payload is not { } at)
        {
            return null;
        }

        foreach (string name in names.Take(names.Length - 1))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return null;
            }
        }

        try
        {
            return at.TextOf(names[names.Length - 1]);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is JSON and no text.
            return null;
        }
    }

    private static JsonElement? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            // Whoever read the file has told of it; here it is an event without payload.
            return null;
        }
    }
}
