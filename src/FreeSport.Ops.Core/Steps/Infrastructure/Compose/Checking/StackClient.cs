using FreeSport.Ops.Core.Floor.Docker;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

/// <summary>Has docker's own client read a stack, where there is one; it needs no engine for that.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
internal sealed class StackClient(OpsSession session, Project project)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>What docker refuses and was not found without it.</summary>
    public async Task<IReadOnlyList<ComposeFinding>> AskAsync(ComposeSet set, CheckedCompose found, FsComposeCheck check, CancellationToken cancellationToken)
    {
        if (DockerClient.Find(session.Processes, session.Tools, project.Root, context: null) is not { } docker || found.MissingEnvFiles.Count > 0)
        {
            return [];
        }

        ComposeFindings none = new();
        ProcessResult result;
        try
        {
            string[] files = [.. set.Files.SelectMany(static f => new[] { "-c", f })];
            result = await docker.RunAsync(["stack", "config", .. files], Timeout, cancellationToken, ComposeEnvironment.Of(set, none).Values).ConfigureAwait(false);
        }
        catch (OpsException notStarted)
        {
            session.Host.WriteDebug(notStarted.Message);
            return [];
        }

        if (result.TimedOut)
        {
            check.LeftOut = [.. check.LeftOut, ComposeTexts.StackTimedOut];
            return [];
        }

        check.Tools = [.. check.Tools, new FsTool { Name = "docker", Path = docker.Program }];
        return result.ExitCode == 0 || found.Project.IsRefused
            ? []
            : [new ComposeFinding(ComposeRules.SwarmRefused, FsFindingSeverity.Error, new ComposePlace(set.Files[0], 0, 0), ComposeTexts.StackRefused.With(result.Message.FirstLine()), string.Empty)];
    }
}
