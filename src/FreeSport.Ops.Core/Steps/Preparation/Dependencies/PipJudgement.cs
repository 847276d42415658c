using System.Text.Json;

using FreeSport.Ops.Core.Floor.Logging;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>What our script found.</summary>
internal sealed record PipJudgement
{
    /// <summary>Gets why it could not be judged; null when it was.</summary>
    public string? Error { get; init; }

    /// <summary>Gets what the requirements files ask for.</summary>
    public IReadOnlyList<PipRoot> Roots { get; init; } = [];

    /// <summary>Gets what they ask for and is not installed so.</summary>
    public IReadOnlyList<PipRoot> Unsatisfied { get; init; } = [];

    /// <summary>Gets every conflict afterwards, those among the packages of the environment's Python as well: package and requirement.</summary>
    public IReadOnlyList<string> All { get; init; } = [];

    /// <summary>Gets the conflicts among what is installed.</summary>
    public IReadOnlyList<FsDependencyConflict> Before { get; init; } = [];

    /// <summary>Gets the conflicts afterwards.</summary>
    public IReadOnlyList<FsDependencyConflict> After { get; init; } = [];

    /// <summary>Gets who asks for a package that changes, by its normalized name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PipRoot>> RequiredBy { get; init; } = new Dictionary<string, IReadOnlyList<PipRoot>>();

    /// <summary>Gets what nothing asks for.</summary>
    public IReadOnlyList<string> Unneeded { get; init; } = [];

    /// <summary>Gets how the new version compares to the old one: less than 0 for older; by normalized name.</summary>
    public IReadOnlyDictionary<string, int> Compared { get; init; } = new Dictionary<string, int>();

    /// <summary>Gets the requirements of packages that could not be read, so that whether they are met is not known.</summary>
    public IReadOnlyList<string> Unreadable { get; init; } = [];

    public static PipJudgement Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        return root.TryGetProperty("error", out JsonElement error)
            ? new PipJudgement { Error = UrlCredentials.Mask(error.GetString()!) }
            : new PipJudgement
            {
                Roots = Asked(root.GetProperty("roots")),
                Unsatisfied = Asked(root.GetProperty("unsatisfied")),
                Before = Conflicts(root.GetProperty("before")),
                After = Conflicts(root.GetProperty("after")),
                All = [.. root.GetProperty("all").EnumerateArray().Select(static c => c.GetString()!)],
                RequiredBy = root.GetProperty("requiredBy").EnumerateObject().ToDictionary(static p => p.Name, static p => Asked(p.Value)),
                Unneeded = [.. root.GetProperty("unneeded").EnumerateArray().Select(static n => n.GetString()!)],
                Compared = root.GetProperty("compared").EnumerateObject().ToDictionary(static p => p.Name, static p => p.Value.GetInt32()),
                Unreadable = [.. root.GetProperty("unreadable").EnumerateArray().Select(static u => u.GetProperty("of").GetString() + ": " + u.GetProperty("text").GetString())],
            };
    }

    private static IReadOnlyList<PipRoot> Asked(JsonElement list) => [.. list.EnumerateArray().Select(static r => new PipRoot(Optional(r, "file"), r.GetProperty("line").GetInt32(), UrlCredentials.Mask(r.GetProperty("text").GetString()!))
    {
        By = Optional(r, "by"),
        Name = Optional(r, "name"),
        Found = Optional(r, "found"),
        IsConstraint = r.GetProperty("constraint").GetBoolean(),
        IsHashed = r.TryGetProperty("hashed", out JsonElement hashed) && hashed.GetBoolean(),
        IsFolder = Optional(r, "url") is { } url && url.StartsWith("file:", StringComparison.OrdinalIgnoreCase) && !url.EndsWith(".whl", StringComparison.OrdinalIgnoreCase),
    })];

    private static IReadOnlyList<FsDependencyConflict> Conflicts(JsonElement list) => [.. list.EnumerateArray().Select(static c => new FsDependencyConflict
    {
        Name = c.GetProperty("name").GetString()!,
        Version = c.GetProperty("version").GetString()!,
        Requires = c.GetProperty("requires").GetString()!,
        Found = Optional(c, "found"),
        IsNew = c.GetProperty("isNew").GetBoolean(),
    })];

    private static string? Optional(JsonElement element, string key) => element.TryGetProperty(key, out JsonElement value) ? value.GetString() : null;
}
