using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>What the Python of a folder says of itself.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Prefix">The folder whose packages it uses, without links.</param>
/// <param name="IsVirtual">Whether that is the virtual environment that was asked about.</param>
/// <param name="Pip">pip's version; null when there is none.</param>
/// <param name="MovedFrom">Where it was made, when it lies elsewhere now; else null.</param>
internal sealed record PythonFacts(string Version, string Prefix, bool IsVirtual, string? Pip, string? MovedFrom)
{
    public static PythonFacts Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        return new PythonFacts(
            root.GetProperty("version").GetString()!, root.GetProperty("prefix").GetString()!, root.GetProperty("isVirtual").GetBoolean(), root.GetProperty("pip").GetString(),
            root.GetProperty("movedFrom").GetString());
    }
}
