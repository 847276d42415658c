using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>Reads the answer of <c>docker compose version --short</c>.</summary>
internal static class DockerComposeVersion
{
    public static void Read(FsDockerStatus status, ProcessResult answer)
    {
        string text = answer.StandardOutput.FirstLine().TrimStart('v');
        status.ComposeVersion = answer.Succeeded && VersionText.Parse(text) is not null ? text : null;
    }
}
