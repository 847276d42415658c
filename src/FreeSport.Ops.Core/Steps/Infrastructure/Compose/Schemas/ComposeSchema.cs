using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Schemas;

/// <summary>The compose specification's schema, as <c>./build.ps1 Tables</c> wrote it from what compose's loader carries.</summary>
internal static class ComposeSchema
{
    private static readonly Lazy<(SchemaNode Root, string Version)> Read = new(static () =>
    {
        using Stream stream = typeof(ComposeSchema).Assembly.GetManifestResourceStream(typeof(ComposeSchema), "ComposeSchema.json")
            ?? throw new InvalidOperationException("ComposeSchema.json");
        using JsonDocument json = JsonDocument.Parse(stream);
        return (SchemaNode.Read(json.RootElement), json.RootElement.GetProperty("version").GetString()!);
    });

    /// <summary>Gets what it asks of a whole file.</summary>
    public static SchemaNode Root => Read.Value.Root;

    /// <summary>Gets the loader that it was taken from and whose rules are applied, as <c>compose-go 2.14</c>.</summary>
    public static string Model => Read.Value.Version;
}
