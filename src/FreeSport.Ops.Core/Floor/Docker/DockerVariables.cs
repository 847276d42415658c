namespace FreeSport.Ops.Core.Floor.Docker;

/// <summary>Which variables of the session docker's client must not see when it reads compose files.</summary>
public static class DockerVariables
{
    private static readonly string[] Needed = ["PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "APPDATA", "LOCALAPPDATA", "TEMP", "TMP", "DOCKER_HOST", "DOCKER_CONFIG", "DOCKER_CONTEXT", "DOCKER_CERT_PATH", "DOCKER_TLS_VERIFY", "SSH_AUTH_SOCK"];

    private static readonly string[] Choosing = ["COMPOSE_FILE", "COMPOSE_PROFILES", "COMPOSE_PROJECT_NAME", "COMPOSE_ENV_FILES"];

    /// <summary>Hides variables that would be put into the files, or choose other files: what is put in comes from the env files.</summary>
    /// <param name="mentioned">The variables that the files name.</param>
    /// <returns>Those to hide, each with null; never one that the client itself needs.</returns>
    public static Dictionary<string, string?> Hide(IEnumerable<string> mentioned)
    {
        Dictionary<string, string?> hidden = new(StringComparer.Ordinal);
        foreach (string name in Choosing.Concat(mentioned.Where(static n => !Needed.Contains(n, StringComparer.OrdinalIgnoreCase))))
        {
            hidden[name] = null;
        }

        return hidden;
    }
}
