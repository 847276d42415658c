using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Floor.Docker;

/// <summary>The contexts of Docker's client, read from its own files.</summary>
public static class DockerContexts
{
    private const int LargestFile = 1024 * 1024;

    /// <summary>The context that a call without one goes to, as the client itself decides it.</summary>
    /// <returns>Its name.</returns>
    public static string Active() =>
        Variable("DOCKER_HOST") is not null ? "default" : Variable("DOCKER_CONTEXT") ?? Configured() ?? "default";

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static string? Configured()
    {
        string file = Path.Combine(PathText.FolderOf("DOCKER_CONFIG", PathText.OfPerson(".docker")), "config.json");
        try
        {
            if (!File.Exists(file) || new FileInfo(file).Length > LargestFile)
            {
                return null;
            }

            using JsonDocument configuration = JsonDocument.Parse(File.ReadAllText(file));
            return configuration.RootElement.TextOf("currentContext") is { Length: > 0 } named ? named : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            // The client itself then complains in its own words.
            return null;
        }
    }
}
