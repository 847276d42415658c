namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>What is the same for all servers.</summary>
/// <param name="Agent">The state of the agent.</param>
/// <param name="Version">ssh's version, as it names itself; null when it does not.</param>
internal sealed record SshClient(FsSshAgentState Agent, string? Version)
{
    // The first with SessionType, ForkAfterAuthentication and StdinNull; an older one refuses options it does not know.
    private static readonly Version WithSessionType = new(8, 7);

    /// <summary>Gets a value indicating whether it has the options that can keep a session from running a command.</summary>
    public bool KnowsSessionType
    {
        get
        {
            string number = new([.. (Version ?? string.Empty).SkipWhile(static c => !char.IsDigit(c)).TakeWhile(static c => char.IsDigit(c) || c == '.')]);
            return System.Version.TryParse(number, out Version? version) && version >= WithSessionType;
        }
    }
}
