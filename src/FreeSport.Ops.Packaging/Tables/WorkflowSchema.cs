using System.Text.Json;

namespace FreeSport.Ops.Packaging.Tables;

/// <summary>GitHub's machine-readable schema of workflows, by which its own editors check them.</summary>
internal sealed class WorkflowSchema : IDisposable
{
    public const string Repository = "actions/languageservices";

    private const string FilePath = "workflow-parser/src/workflow-v1.0.json";

    private readonly JsonDocument _document;

    public WorkflowSchema(GitClone clone)
    {
        _document = JsonDocument.Parse(clone.Read("HEAD", FilePath) ?? throw new IOException($"{Repository} has no {FilePath}"));
        Source = $"https://github.com/{Repository}/blob/{clone.Commit("HEAD")}/{FilePath}";
        Date = clone.Date("HEAD");
    }

    public string Source { get; }

    public DateTime Date { get; }

    /// <summary>A definition; one without properties for what every schema has, such as <c>string</c>.</summary>
    public JsonElement Definition(string name) =>
        _document.RootElement.GetProperty("definitions").TryGetProperty(name, out JsonElement found) ? found : default;

    /// <summary>The properties of a mapping: key and the name of the value's definition.</summary>
    public static IEnumerable<(string Key, string Type)> Properties(JsonElement definition) =>
        Get(Get(definition, "mapping"), "properties") is { ValueKind: JsonValueKind.Object } properties
            ? properties.EnumerateObject().Select(static p => (p.Name, TypeOf(p.Value)))
            : [];

    /// <summary>The names of the definitions of which a value has to fit one.</summary>
    public static IEnumerable<string> Alternatives(JsonElement definition) => Texts(Get(definition, "one-of"));

    public static IEnumerable<string> Texts(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(static e => e.GetString()!) : [];

    public static JsonElement Get(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement found) ? found : default;

    public void Dispose() => _document.Dispose();

    private static string TypeOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetProperty("type").GetString()!;
}
