using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Alerting;

namespace FreeSport.Ops.Core.Steps.Monitoring.Enabling;

/// <summary>Makes Prometheus or Alertmanager read its file anew: by its own address, or by the project's own command.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
internal sealed class ServerReload(OpsSession session, Project project)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>How long a server may be out of reach after it was reloaded: a command of the project may restart it.</summary>
    /// <param name="file">The file, which knows how it is reloaded.</param>
    /// <param name="longest">How long its coming back is waited for.</param>
    /// <returns>The time.</returns>
    public static TimeSpan Absence(AlertFileDefinition file, TimeSpan longest) => file.ReloadCommand.Count == 0 ? AlertWait.Absence : longest;

    /// <summary>Reloads.</summary>
    /// <param name="file">The file, which knows how.</param>
    /// <param name="overHttp">Asks the server itself.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends when whoever was asked said that it took it.</returns>
    /// <exception cref="OpsException">It was refused.</exception>
    public async Task RunAsync(AlertFileDefinition file, Func<CancellationToken, Task> overHttp, CancellationToken cancellationToken)
    {
        if (file.ReloadCommand.Count == 0)
        {
            await overHttp(cancellationToken).ConfigureAwait(false);
            return;
        }

        string name = file.ReloadCommand[0];
        string program = session.Tools.Find(name) ?? throw AlertingFailures.ReloadProgramMissing(name);
        ProcessResult result = await session.Processes.RunAsync(
            new ProcessRequest(program, [.. file.ReloadCommand.Skip(1)]) { WorkingDirectory = project.Root, Timeout = Patience }, cancellationToken).ConfigureAwait(false);
        if (result.ExitCode != 0)
        {
            throw AlertingFailures.ReloadFailed(string.Join(" ", file.ReloadCommand), result.TimedOut ? AlertingTexts.TookTooLong : result.Message.FirstLine());
        }
    }
}
