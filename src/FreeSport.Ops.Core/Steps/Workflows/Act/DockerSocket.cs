using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Workflows.Act;

/// <summary>Finds the socket that act would find with its own home. Source: CommonSocketLocations of act 0.2.87.</summary>
internal static class DockerSocket
{
    private const string Variable = "DOCKER_HOST";

    /// <summary>The address for act.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="home">The person's home.</param>
    /// <param name="isThere">Whether a socket is there.</param>
    /// <returns>What the session names already; null where nothing is found, and act says so itself.</returns>
    public static string? Find(Func<string, string?> variable, string home, Func<string, bool> isThere)
    {
        if (variable(Variable) is { } named)
        {
            return named;
        }

        if (Platform.IsWindows)
        {
            return null;
        }

        string runtime = variable("XDG_RUNTIME_DIR") ?? string.Empty;
        string[] places =
        [
            "/var/run/docker.sock", "/run/podman/podman.sock", home + "/.colima/docker.sock",
            runtime + "/docker.sock", runtime + "/podman/podman.sock", home + "/.docker/run/docker.sock",
        ];
        return places.FirstOrDefault(isThere) is { } found ? "unix://" + found : null;
    }
}
