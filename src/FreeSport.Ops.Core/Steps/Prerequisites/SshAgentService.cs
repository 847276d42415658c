using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>Reads what <c>sc</c> says of the service that is the SSH agent of Windows. Numbers and words there are never translated.</summary>
internal static class SshAgentService
{
    private static readonly Regex Running = new(@":\s*4\s+RUNNING", RegexOptions.CultureInvariant);
    private static readonly Regex Disabled = new(@":\s*4\s+DISABLED", RegexOptions.CultureInvariant);

    /// <summary>What keeps the agent from answering; null when it runs.</summary>
    /// <param name="query">The output of <c>sc query ssh-agent</c>.</param>
    /// <param name="configuration">The output of <c>sc qc ssh-agent</c>.</param>
    public static FsSshAgentState? Trouble(string query, string configuration) =>
        Running.IsMatch(query) ? null : Disabled.IsMatch(configuration) ? FsSshAgentState.Disabled : FsSshAgentState.NotRunning;
}
