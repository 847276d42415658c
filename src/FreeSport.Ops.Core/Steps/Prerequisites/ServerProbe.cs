using System.Globalization;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>Asks ssh whether a server lets this person in, without ever asking the person.</summary>
/// <param name="processes">Runs ssh.</param>
/// <param name="tools">Finds it.</param>
/// <param name="workingDirectory">Where to run it.</param>
/// <param name="keyFolder">Absolute path of the folder with the person's keys.</param>
public sealed class ServerProbe(IProcessRunner processes, ToolLocator tools, string workingDirectory, string keyFolder)
{
    // ConnectTimeout bounds ssh's own waiting; the rest is for logging in and for a slow name server.
    private static readonly TimeSpan LoginAllowance = TimeSpan.FromSeconds(10);

    // Messages are read, so they must be English. Without an askpass program nobody is asked behind a window's back.
    private static readonly Dictionary<string, string?> Quietly = new()
    {
        ["LC_ALL"] = "C",
        ["SSH_ASKPASS"] = null,
        ["SSH_ASKPASS_REQUIRE"] = "never",
    };

    private readonly object _lock = new();
    private Task<SshClient>? _client;

    /// <summary>Tries whether ssh gets to a server with a key, without a question and without changing known_hosts.</summary>
    /// <param name="server">The server; null to look at this machine's keys only.</param>
    /// <param name="timeout">How long the server may take to answer, whole seconds.</param>
    /// <param name="cancellationToken">Stops ssh.</param>
    /// <returns>What was found; never throws for what ssh or the server does.</returns>
    public async Task<FsServerStatus> TestAsync(ServerAddress? server, TimeSpan timeout, CancellationToken cancellationToken)
    {
        FsServerStatus status = new()
        {
            Step = FsStep.Prerequisites,
            Subject = server?.Text ?? "ssh",
            StartedAt = DateTime.UtcNow,
            HostName = server?.Host,
            User = server?.User,
            Port = server?.Port,
            SshPath = tools.Find("ssh"),
        };
        SshKeyFolder keys = SshKeyFolder.Read(keyFolder);
        status.Keys = keys.Names;
        status.ExposedKeys = keys.Exposed;
        if (status.SshPath is null)
        {
            status.Detail = tools.FindShim("ssh") is { } shim ? ProcessesTexts.OnlyShim.With(shim) : null;
            ServerVerdict.Decide(status, FsServerState.SshMissing, keys, server, timeout, expired: null);
        }
        else
        {
            FsServerState state = await AskAsync(status, server, timeout, cancellationToken).ConfigureAwait(false);
            SshCertificate? expired = state == FsServerState.WrongKey
                ? await new SshCertificates(processes, tools, keyFolder).ExpiredAsync(timeout, cancellationToken).ConfigureAwait(false)
                : null;
            ServerVerdict.Decide(status, state, keys, server, timeout, expired);
            status.Tools = [new FsTool { Name = "ssh", Version = status.SshVersion ?? string.Empty, Path = status.SshPath }];
        }

        status.Duration = DateTime.UtcNow - status.StartedAt;
        return status;
    }

    private async Task<FsServerState> AskAsync(FsServerStatus status, ServerAddress? server, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            SshClient client = await ClientAsync(status.SshPath!, timeout, cancellationToken).ConfigureAwait(false);
            (status.Agent, status.SshVersion) = (client.Agent, client.Version);
            if (server is null)
            {
                return FsServerState.NoServer;
            }

            ProcessResult login = await RunAsync(status.SshPath!, Login(server, client, timeout), timeout + LoginAllowance, cancellationToken).ConfigureAwait(false);
            return Read(status, login);
        }
        catch (OpsException notStarted) when (notStarted.Failure.ErrorId == ErrorIds.ProcessNotStarted)
        {
            status.Detail = notStarted.Failure.Message;
            return FsServerState.Unreadable;
        }
    }

    // The same for all servers, so it is asked once.
    private Task<SshClient> ClientAsync(string ssh, TimeSpan timeout, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _client ??= AskClientAsync(ssh, timeout, cancellationToken);
        }
    }

    private async Task<SshClient> AskClientAsync(string ssh, TimeSpan timeout, CancellationToken cancellationToken)
    {
        Task<FsSshAgentState> agent = new SshAgentProbe(processes, tools, workingDirectory).TestAsync(timeout, cancellationToken);
        Task<ProcessResult> version = RunAsync(ssh, ["-V"], timeout, cancellationToken);
        await Task.WhenAll(agent, version).ConfigureAwait(false);
        ProcessResult named = await version.ConfigureAwait(false);
        return new SshClient(await agent.ConfigureAwait(false), named.Succeeded ? named.Message.FirstLine(100) : null);
    }

    // A shared connection would answer for keys that are no longer valid; a server's banner could pretend to be a message.
    // What a person's configuration has for sessions of their own (RemoteCommand, SessionType) would take the place of the question.
    private static string[] Login(ServerAddress server, SshClient client, TimeSpan timeout) =>
    [
        "-o", "BatchMode=yes",
        "-o", "ConnectTimeout=" + ((int)Math.Ceiling(timeout.TotalSeconds)).ToString(CultureInfo.InvariantCulture),
        "-o", "ConnectionAttempts=1",
        "-o", "StrictHostKeyChecking=yes",
        "-o", "NumberOfPasswordPrompts=0",
        "-o", "ControlMaster=no",
        "-o", "ControlPath=none",
        "-o", "ClearAllForwardings=yes",
        "-o", "ForwardAgent=no",
        "-o", "PermitLocalCommand=no",
        "-o", "LogLevel=ERROR",
        "-o", "RemoteCommand=none",
        .. client.KnowsSessionType ? ["-o", "SessionType=default", "-o", "ForkAfterAuthentication=no", "-o", "StdinNull=no"] : Array.Empty<string>(),
        "-T",
        .. server.Arguments(),
        "true",
    ];

    private static FsServerState Read(FsServerStatus status, ProcessResult login)
    {
        status.Detail = login.StandardError.Trim().Length > 0 ? login.StandardError.Trim().Tail() : null;
        return login switch
        {
            { TimedOut: true } => FsServerState.TimedOut,
            { ExitCode: 0 } => FsServerState.Reachable,
            { ExitCode: 255 } => ServerVerdict.Recognize(login.StandardError),
            { WasKilled: true } => FsServerState.Unreadable,
            _ => FsServerState.NoShell,
        };
    }

    private Task<ProcessResult> RunAsync(string program, string[] arguments, TimeSpan timeout, CancellationToken cancellationToken) =>
        processes.RunAsync(
            new ProcessRequest(program, arguments)
            {
                WorkingDirectory = workingDirectory,
                Environment = Quietly,
                Timeout = timeout,
                OutputLimit = 1024 * 1024,
            },
            cancellationToken);
}
