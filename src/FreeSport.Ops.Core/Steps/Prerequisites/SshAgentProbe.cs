using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>Asks the agent that holds unlocked keys.</summary>
/// <param name="processes">Runs <c>ssh-add</c>, and <c>sc</c> on Windows.</param>
/// <param name="tools">Finds them.</param>
/// <param name="workingDirectory">Where to run them.</param>
internal sealed class SshAgentProbe(IProcessRunner processes, ToolLocator tools, string workingDirectory)
{
    public async Task<FsSshAgentState> TestAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        bool isService = Platform.IsWindows && !SshKeyFolder.IsOfGit(tools.Find("ssh-add"));
        if (isService && await ServiceTroubleAsync(timeout, cancellationToken).ConfigureAwait(false) is { } trouble)
        {
            return trouble;
        }

        if (!isService && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("SSH_AUTH_SOCK")))
        {
            return FsSshAgentState.NotRunning;
        }

        if (tools.Find("ssh-add") is not { } list)
        {
            return FsSshAgentState.Unknown;
        }

        ProcessResult answer = await RunAsync(list, ["-l"], timeout, cancellationToken).ConfigureAwait(false);
        return answer.ExitCode switch
        {
            0 => FsSshAgentState.HoldsKeys,
            1 => FsSshAgentState.Empty,
            2 => FsSshAgentState.NotRunning,
            _ => FsSshAgentState.Unknown,
        };
    }

    // The agent of Windows is a service and needs no variable.
    private async Task<FsSshAgentState?> ServiceTroubleAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (tools.Find("sc") is not { } control)
        {
            return null;
        }

        ProcessResult query = await RunAsync(control, ["query", "ssh-agent"], timeout, cancellationToken).ConfigureAwait(false);
        ProcessResult configuration = await RunAsync(control, ["qc", "ssh-agent"], timeout, cancellationToken).ConfigureAwait(false);
        return SshAgentService.Trouble(query.StandardOutput, configuration.StandardOutput);
    }

    private Task<ProcessResult> RunAsync(string program, string[] arguments, TimeSpan timeout, CancellationToken cancellationToken) =>
        processes.RunAsync(
            new ProcessRequest(program, arguments) { WorkingDirectory = workingDirectory, Timeout = timeout, OutputLimit = 1024 * 1024 },
            cancellationToken);
}
