using System.Text.Json.Nodes;

using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Tests.Infrastructure.Compose;

/// <summary>A folder of compose files, and what they come to.</summary>
internal sealed class ComposeFolder : IDisposable
{
    private readonly TempFolder _folder = new();

    public string Path => _folder.Path;

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public List<string> Profiles { get; } = [];

    public ComposeFolder With(string name, string text)
    {
        string path = System.IO.Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public ComposeProject Load(params string[] files) => ComposeLoader.Load(
        new ComposeRequest([.. (files.Length == 0 ? ["compose.yaml"] : files).Select(f => System.IO.Path.Combine(_folder.Path, f))], _folder.Path)
        {
            Variables = Variables,
            Profiles = Profiles,
            ProjectName = "shop",
        });

    // The findings that count as errors: rule, file, line, column.
    public string[] Errors(params string[] files) => Places(Load(files), FsFindingSeverity.Error);

    public static string[] Places(ComposeProject project, FsFindingSeverity severity) =>
        [.. project.Findings.Where(f => f.Severity == severity).Select(static f => $"{f.Rule} {System.IO.Path.GetFileName(f.Place.File)}:{f.Place.Line}:{f.Place.Column}")];

    // The same in every order of keys, without what nobody wrote.
    public static string Print(ComposeNode? node) => Json(node)?.ToJsonString(Plain) ?? "null";

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Dispose() => _folder.Dispose();

    private static JsonNode? Json(ComposeNode? node) => node switch
    {
        ComposeMapping mapping => new JsonObject(mapping.Entries.OrderBy(static e => e.Key, StringComparer.Ordinal).Select(static e => KeyValuePair.Create(e.Key, Json(e.Value)))),
        ComposeSequence sequence => new JsonArray([.. sequence.Items.Select(Json)]),
        ComposeScalar { Value: string text } => JsonValue.Create(text),
        ComposeScalar { Value: bool flag } => JsonValue.Create(flag),
        ComposeScalar { Value: long number } => JsonValue.Create(number),
        ComposeScalar { Value: double number } => JsonValue.Create(number),
        _ => null,
    };
}
