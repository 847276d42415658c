using FreeSport.Ops.Core.Floor.Docker;
using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>Docker's client at work for one set of compose files.</summary>
internal static class PlanDocker
{
    private static readonly string[] Needed = ["PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "APPDATA", "LOCALAPPDATA", "TEMP", "TMP", "DOCKER_HOST", "DOCKER_CONFIG", "DOCKER_CONTEXT", "DOCKER_CERT_PATH", "DOCKER_TLS_VERIFY", "SSH_AUTH_SOCK"];

    /// <summary>The client that is on PATH; null where there is none.</summary>
    /// <param name="processes">Runs it.</param>
    /// <param name="tools">Finds it.</param>
    /// <param name="folder">Absolute path of the folder to run in.</param>
    /// <param name="context">The context; null for the one that is selected.</param>
    /// <param name="unset">Variables of the session that the client must not see: what is put into the files comes from the env files.</param>
    public static DockerClient? Find(IProcessRunner processes, ToolLocator tools, string folder, string? context, IEnumerable<string> unset)
    {
        Dictionary<string, string?> variables = new(StringComparer.Ordinal) { ["COMPOSE_FILE"] = null, ["COMPOSE_PROFILES"] = null };
        foreach (string name in unset.Where(static n => !Needed.Contains(n, StringComparer.OrdinalIgnoreCase)))
        {
            variables[name] = null;
        }

        return tools.Find("docker") is { } program
            ? new DockerClient(processes, program, folder, context) { Variables = variables, StopGrace = TimeSpan.FromSeconds(5) }
            : null;
    }
}
