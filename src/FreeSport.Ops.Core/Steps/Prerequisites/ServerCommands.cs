using System.Globalization;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>The command to run next for each of ssh's troubles.</summary>
internal static class ServerCommands
{
    private const string SomeServer = "user@host";

    public static string? Next(FsServerStatus status, SshKeyFolder keys, ServerAddress? server, TimeSpan timeout) => status.State switch
    {
        FsServerState.Reachable when status.Outcome == FsOutcome.Passed => null,
        FsServerState.Reachable or FsServerState.KeyPermissions => Protect(keys, server),
        FsServerState.SshMissing => SystemPackages.Install("ssh"),
        FsServerState.NoKey => "ssh-keygen -t ed25519",
        FsServerState.AgentMissing => Agent(status.Agent, keys),
        FsServerState.HostNotFound => "nslookup " + PowerShellQuoting.Quote(server!.Host),
        FsServerState.HostKeyChanged => "ssh-keygen -R " + PowerShellQuoting.Quote(server!.KnownName()),
        FsServerState.HostKeyRevoked => "ssh-keygen -F " + PowerShellQuoting.Quote(server!.KnownName()),
        FsServerState.CertificateInvalid when server is not null => "ssh -v " + Arguments(server) + " true",
        FsServerState.UnknownHostKey => "ssh " + Arguments(server!),
        FsServerState.WrongKey or FsServerState.NoShell or FsServerState.Unreadable when server is not null => "ssh -v " + Arguments(server) + " true",
        FsServerState.Unreadable => "ssh -V",
        _ => "Test-FsServerAccess -Server " + PowerShellQuoting.Quote(server?.Text ?? SomeServer) + Longer(status.State, timeout),
    };

    private static string Arguments(ServerAddress server) =>
        string.Join(" ", server.Arguments().Select(static a => a is "--" or "-p" ? a : PowerShellQuoting.Quote(a)).Where(static a => a != "--"));

    private static string Longer(FsServerState state, TimeSpan timeout) =>
        state == FsServerState.TimedOut ? " -TimeoutSeconds " + Math.Min(600, timeout.TotalSeconds * 3).ToString(CultureInfo.InvariantCulture) : string.Empty;

    private static string Protect(SshKeyFolder keys, ServerAddress? server)
    {
        if (keys.Exposed is not { Length: > 0 } exposed)
        {
            return "ssh -v " + Arguments(server!) + " true";
        }

        return Platform.IsWindows
            ? string.Join("; ", exposed.Select(name => WindowsCommands.Protect(Path.Combine(keys.Folder, name), WindowsAccess.OwnSid())))
            : "chmod 600 " + string.Join(" ", exposed.Select(name => PowerShellQuoting.Quote(Path.Combine(keys.Folder, name))));
    }

    // ssh-add without a name takes only keys that have one of the usual names.
    private static string Agent(FsSshAgentState state, SshKeyFolder keys)
    {
        string add = "ssh-add " + PowerShellQuoting.Quote(Path.Combine(keys.Folder, keys.Locked[0]));
        return state switch
        {
            FsSshAgentState.Empty => add,
            FsSshAgentState.Disabled => WindowsCommands.StartAgent(isDisabled: true, add),
            _ => Platform.IsWindows ? WindowsCommands.StartAgent(isDisabled: false, add) : "ssh-agent pwsh -NoExit -Command \"" + add + "\"",
        };
    }
}
