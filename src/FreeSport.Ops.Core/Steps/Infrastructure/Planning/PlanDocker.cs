using FreeSport.Ops.Core.Floor.Docker;
using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>Docker's client at work for one set of compose files.</summary>
internal static class PlanDocker
{
    /// <summary>The client that is on PATH; null where there is none.</summary>
    /// <param name="processes">Runs it.</param>
    /// <param name="tools">Finds it.</param>
    /// <param name="folder">Absolute path of the folder to run in.</param>
    /// <param name="context">The context; null for the one that is selected.</param>
    /// <param name="unset">Variables of the session that the client must not see: what is put into the files comes from the env files.</param>
    public static DockerClient? Find(IProcessRunner processes, ToolLocator tools, string folder, string? context, IEnumerable<string> unset) =>
        tools.Find("docker") is { } program
            ? new DockerClient(processes, program, folder, context) { Variables = DockerVariables.Hide(unset), StopGrace = TimeSpan.FromSeconds(5) }
            : null;
}
