using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FreeSport.Ops.Packaging.Contract;

/// <summary>Writes the part of GitHub's OpenAPI description that the tests hold requests and answers against.</summary>
internal static class ContractBuild
{
    private const string Folder = "tests/FreeSport.Ops.GitHubServer/Contract";

    // Without indentation the file is half the size; nobody reads it, and its list of endpoints is what is reviewed.
    private static readonly JsonSerializerOptions Layout = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Reads the whole description and writes github-api.json beside endpoints.txt. Answers the exit code.</summary>
    public static int Run(string root, string descriptionPath, TextWriter errors)
    {
        string folder = Path.Combine(root, Folder);
        try
        {
            JsonObject description = JsonNode.Parse(File.ReadAllBytes(descriptionPath)) as JsonObject
                ?? throw new InvalidDataException($"{descriptionPath} is not an OpenAPI description.");
            Endpoint[] endpoints = [.. Endpoint.Read(File.ReadLines(Path.Combine(folder, "endpoints.txt")))];
            JsonObject extract = new DescriptionExtract(description).Take(endpoints);
            File.WriteAllText(Path.Combine(folder, "github-api.json"), extract.ToJsonString(Layout) + "\n");
            return 0;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or JsonException or UnauthorizedAccessException)
        {
            errors.WriteLine($"contract: {e.Message}");
            return 1;
        }
    }
}
