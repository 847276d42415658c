using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Processes;

namespace FreeSport.Ops.Core.Prerequisites;

/// <summary>Asks the agent that holds unlocked keys.</summary>
/// <param name="processes">Runs <c>ssh-add</c>, and <c>sc</c> on Windows.</param>
/// <param name="tools">Finds them.</param>
/// <param name="workingDirectory">Where to run them.</param>
internal sealed class SshAgentProbe(IProcessRunner processes, ToolLocator tools, string workingDirectory)
{
    private static readonly Regex RunningService = new(@":\s*4\s+RUNNING", RegexOptions.CultureInvariant);

    public async Task<FsSshAgentState> TestAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (Platform.IsWindows && !await IsServiceRunningAsync(timeout, cancellationToken).ConfigureAwait(false))
        {
            return FsSshAgentState.NotRunning;
        }

        if (!Platform.IsWindows && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("SSH_AUTH_SOCK")))
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

    // The agent of Windows is a service and needs no variable; the number and the word are not translated.
    private async Task<bool> IsServiceRunningAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (tools.Find("sc") is not { } control)
        {
            return true;
        }

        ProcessResult answer = await RunAsync(control, ["query", "ssh-agent"], timeout, cancellationToken).ConfigureAwait(false);
        return RunningService.IsMatch(answer.StandardOutput);
    }

    private Task<ProcessResult> RunAsync(string program, string[] arguments, TimeSpan timeout, CancellationToken cancellationToken) =>
        processes.RunAsync(
            new ProcessRequest(program, arguments) { WorkingDirectory = workingDirectory, Timeout = timeout, OutputLimit = 1024 * 1024 },
            cancellationToken);
}
