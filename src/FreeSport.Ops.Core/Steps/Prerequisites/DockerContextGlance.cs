using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>A quick look at the contexts of Docker's client, for completion: its files only, nothing is thrown.</summary>
/// <remarks>Source: the client's context store, <c>contexts/meta/DIGEST/meta.json</c> below <c>DOCKER_CONFIG</c> or <c>~/.docker</c>.</remarks>
public static class DockerContextGlance
{
    private const int LargestFile = 64 * 1024;

    /// <summary>The names of the contexts.</summary>
    /// <returns>Names; <c>default</c> is always there.</returns>
    public static IReadOnlyList<string> Look()
    {
        string folder = Path.Combine(
            PathText.FolderOf("DOCKER_CONFIG", PathText.OfPerson(".docker")),
            "contexts",
            "meta");
        try
        {
            return Directory.Exists(folder) ? ["default", .. Directory.EnumerateDirectories(folder).Select(Name).OfType<string>()] : ["default"];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return ["default"];
        }
    }

    private static string? Name(string folder)
    {
        string file = Path.Combine(folder, "meta.json");
        try
        {
            if (!File.Exists(file) || new FileInfo(file).Length > LargestFile)
            {
                return null;
            }

            using JsonDocument meta = JsonDocument.Parse(File.ReadAllText(file));
            return meta.RootElement.TextOf("Name");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            // The context itself is then of no use either.
            return null;
        }
    }
}
