using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>Tells ssh's troubles apart and says what to do about each.</summary>
internal static class ServerVerdict
{
    // OpenSSH's own words in their order of weight: it says "Permission denied" also after it refused to use a key,
    // and "Host key verification failed" also after it found another key.
    private static readonly (string Words, FsServerState State)[] Signs =
    [
        ("REVOKED HOST KEY", FsServerState.HostKeyRevoked),
        ("marked as revoked", FsServerState.HostKeyRevoked),
        ("revoked by file", FsServerState.HostKeyRevoked),
        ("REMOTE HOST IDENTIFICATION HAS CHANGED", FsServerState.HostKeyChanged),
        ("Certificate invalid:", FsServerState.CertificateInvalid),
        ("host key is known for", FsServerState.UnknownHostKey),
        ("Host key verification failed", FsServerState.UnknownHostKey),
        ("UNPROTECTED PRIVATE KEY FILE", FsServerState.KeyPermissions),
        ("Could not resolve hostname", FsServerState.HostNotFound),
        ("Connection refused", FsServerState.Refused),
        ("No route to host", FsServerState.Unreachable),
        ("Network is unreachable", FsServerState.Unreachable),
        ("timed out", FsServerState.TimedOut),
        ("Permission denied", FsServerState.WrongKey),
        ("Too many authentication failures", FsServerState.WrongKey),
    ];

    /// <summary>The trouble a message tells of; <see cref="FsServerState.Unreadable"/> when it tells of none.</summary>
    public static FsServerState Recognize(string message) =>
        Signs.FirstOrDefault(s => message.Contains(s.Words, StringComparison.Ordinal)).State;

    /// <summary>Fills outcome, summary, remedy and next command from what was found.</summary>
    public static void Decide(FsServerStatus status, FsServerState state, SshKeyFolder keys, ServerAddress? server, TimeSpan timeout, SshCertificate? expired)
    {
        // A server that takes no key, or the lack of a server, is explained by this machine's keys where they are wrong.
        status.State = state is FsServerState.WrongKey or FsServerState.NoServer ? OfKeys(status, keys) ?? state : state;
        status.State = status.State == FsServerState.WrongKey && expired is not null ? FsServerState.CertificateInvalid : status.State;
        string[] exposed = keys.Exposed ?? [];
        status.Outcome = status.State switch
        {
            FsServerState.Reachable => exposed.Length == 0 ? FsOutcome.Passed : FsOutcome.Warning,
            FsServerState.NoServer or FsServerState.TimedOut or FsServerState.Unreadable => FsOutcome.Inconclusive,
            _ => FsOutcome.Failed,
        };
        status.LeftOut = [.. LeftOut(keys, server)];
        status.Scope = status.LeftOut.Length == 0 ? FsScope.Full : FsScope.Partial;
        (status.Summary, status.Remedy) = Texts(status, keys, timeout, expired);
        status.Cause = status.State switch
        {
            FsServerState.SshMissing => Causes.SshMissing,
            FsServerState.NoKey => Causes.SshKey,
            FsServerState.AgentMissing => Causes.SshAgent,
            FsServerState.KeyPermissions or FsServerState.Reachable when exposed.Length > 0 => Causes.SshPermissions,
            _ => null,
        };
        status.NextCommand = ServerCommands.Next(status, keys, server, timeout);
    }

    private static FsServerState? OfKeys(FsServerStatus status, SshKeyFolder keys)
    {
        if (status.Agent == FsSshAgentState.HoldsKeys)
        {
            return keys.Exposed is { Length: > 0 } ? FsServerState.KeyPermissions : null;
        }

        return keys switch
        {
            { Exposed.Length: > 0 } => FsServerState.KeyPermissions,
            { Names.Length: 0 } => status.Agent == FsSshAgentState.Unknown ? null : FsServerState.NoKey,
            _ when keys.Locked.Length == keys.Names.Length => status.Agent == FsSshAgentState.Unknown ? null : FsServerState.AgentMissing,
            _ => null,
        };
    }

    private static IEnumerable<string> LeftOut(SshKeyFolder keys, ServerAddress? server)
    {
        if (server is null)
        {
            yield return PrerequisitesTexts.ServerLeftOutServer;
        }

        if (keys.Exposed is null)
        {
            yield return PrerequisitesTexts.ServerLeftOutPermissions;
        }
    }

    private static (string Summary, string? Remedy) Texts(FsServerStatus status, SshKeyFolder keys, TimeSpan timeout, SshCertificate? expired)
    {
        string said = status.Detail.FirstLine(200);
        string exposed = string.Join(", ", keys.Exposed ?? []);
        return status.State switch
        {
            FsServerState.Reachable when status.Outcome == FsOutcome.Passed => (PrerequisitesTexts.ServerReachable.With(status.Subject), null),
            FsServerState.Reachable => (PrerequisitesTexts.ServerReachableExposed.With(status.Subject, exposed), PrerequisitesTexts.ServerKeyPermissionsRemedy),
            FsServerState.NoServer => (PrerequisitesTexts.ServerNone.With(keys.Names.Length, Agent(status.Agent)), PrerequisitesTexts.ServerNoneRemedy),
            FsServerState.SshMissing => ((PrerequisitesTexts.ServerSshMissing + " " + status.Detail).TrimEnd(), PrerequisitesTexts.ServerSshMissingRemedy),
            FsServerState.NoKey => (PrerequisitesTexts.ServerNoKey.With(keys.Folder), PrerequisitesTexts.ServerNoKeyRemedy),
            FsServerState.KeyPermissions => (
                exposed.Length > 0 ? PrerequisitesTexts.ServerKeyPermissions.With(exposed, keys.Folder) : PrerequisitesTexts.ServerKeyRefused,
                PrerequisitesTexts.ServerKeyPermissionsRemedy),
            FsServerState.AgentMissing when status.Agent == FsSshAgentState.Disabled => (
                PrerequisitesTexts.ServerAgentDisabled.With(string.Join(", ", keys.Locked)), PrerequisitesTexts.ServerAgentDisabledRemedy),
            FsServerState.AgentMissing => (PrerequisitesTexts.ServerAgentMissing.With(string.Join(", ", keys.Locked)), PrerequisitesTexts.ServerAgentMissingRemedy),
            FsServerState.HostNotFound => (PrerequisitesTexts.ServerHostNotFound.With(status.HostName), PrerequisitesTexts.ServerHostNotFoundRemedy),
            FsServerState.Unreachable => (PrerequisitesTexts.ServerUnreachable.With(status.Subject, said), PrerequisitesTexts.ServerTimedOutRemedy),
            FsServerState.Refused => (PrerequisitesTexts.ServerRefused.With(status.Subject), PrerequisitesTexts.ServerRefusedRemedy),
            FsServerState.TimedOut => (PrerequisitesTexts.ServerTimedOut.With(status.Subject, timeout.TotalSeconds), PrerequisitesTexts.ServerTimedOutRemedy),
            FsServerState.UnknownHostKey => (PrerequisitesTexts.ServerUnknownHostKey.With(status.Subject), PrerequisitesTexts.ServerUnknownHostKeyRemedy),
            FsServerState.HostKeyChanged => (PrerequisitesTexts.ServerHostKeyChanged.With(status.Subject), PrerequisitesTexts.ServerHostKeyChangedRemedy),
            FsServerState.HostKeyRevoked => (PrerequisitesTexts.ServerHostKeyRevoked.With(status.Subject, Revoked(status.Detail)), PrerequisitesTexts.ServerHostKeyRevokedRemedy),
            FsServerState.CertificateInvalid when expired is not null => (
                PrerequisitesTexts.ServerOwnCertificateExpired.With(status.Subject, expired.File, expired.Until), PrerequisitesTexts.ServerOwnCertificateExpiredRemedy),
            FsServerState.CertificateInvalid => (PrerequisitesTexts.ServerCertificateInvalid.With(status.Subject, said), PrerequisitesTexts.ServerCertificateInvalidRemedy),
            FsServerState.WrongKey => (PrerequisitesTexts.ServerWrongKey.With(status.Subject, said), PrerequisitesTexts.ServerWrongKeyRemedy),
            FsServerState.NoShell => (PrerequisitesTexts.ServerNoShell.With(status.Subject, said), PrerequisitesTexts.ServerNoShellRemedy),
            _ => (PrerequisitesTexts.ServerUnreadable.With(status.Subject, said), PrerequisitesTexts.ServerUnreadableRemedy),
        };
    }

    // Around the words stands a frame of @ that says nothing.
    private static string Revoked(string? said) =>
        (said ?? string.Empty).Split('\n').FirstOrDefault(static l => l.IndexOf("revoked", StringComparison.Ordinal) >= 0).FirstLine(200);

    private static string Agent(FsSshAgentState state) => state switch
    {
        FsSshAgentState.HoldsKeys => PrerequisitesTexts.AgentHoldsKeys,
        FsSshAgentState.Empty => PrerequisitesTexts.AgentEmpty,
        FsSshAgentState.NotRunning => PrerequisitesTexts.AgentNotRunning,
        FsSshAgentState.Disabled => PrerequisitesTexts.AgentDisabled,
        _ => PrerequisitesTexts.AgentUnknown,
    };
}
